package chainrule.replay;

import chainrule.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was prepared for arguments of some shapes: of the shapes that were used last, a few. What is asked for at ever
 * new shapes, such as data that grow, is prepared anew and does not fill the memory.
 *
 * @param <P> what is prepared
 */
public final class ByShape<P> {

    /** Training has two: the batches of an epoch and the last one. */
    private static final int MOST = 8;

    private final Map<List<Shape>, P> latest = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Shape>, P> eldest) {
            return size() > MOST;
        }
    };

    /** What is there for these shapes, or else what is prepared now. */
    public P get(List<Shape> shapes, Supplier<P> preparation) {
        P known = latest.get(shapes);
        if (known == null) {
            known = preparation.get();
            latest.put(shapes, known);
        }
        return known;
    }
}
