package chainrule.replay;

import chainrule.tape.Entries;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** A stand-in, and the places where a program reads its numbers. */
final class Leaf {

    private record Place(DMatrixRMaj[] in, int index) {}

    private final Value standIn;
    private final List<Place> places = new ArrayList<>();
    private boolean filled;

    Leaf(Value standIn) {
        this.standIn = standIn;
    }

    Value standIn() {
        return standIn;
    }

    void readAt(DMatrixRMaj[] in, int index) {
        places.add(new Place(in, index));
    }

    /** Takes what the stand-in is bound to now; if it is not, the last numbers stay. Whether there are any. */
    boolean fill(Recording recording) {
        Value numbers = recording.bound(standIn);
        if (numbers != null) {
            DMatrixRMaj entries = Entries.of(numbers);
            for (Place place : places) {
                place.in[place.index] = entries;
            }
            filled = true;
        }
        return filled;
    }
}
