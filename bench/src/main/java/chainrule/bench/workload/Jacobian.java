package chainrule.bench.workload;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All derivatives of a network with 100 inputs, 100 tanh units and 100 outputs, for one sample.
 *
 * @param direction of the sweeps
 */
public record Jacobian(Direction direction) implements Workload {

    /** Row by row or column by column. */
    public enum Direction { FORWARD, REVERSE }

    /** Inputs, hidden units, outputs. */
    public static final List<Integer> SIZES = List.of(100, 100, 100);

    @Override
    public Map<String, Supplier<?>> calls(Contender contender) {
        return Map.of(direction == Direction.FORWARD ? "jacfwd" : "jacrev", contender.jacobian(this));
    }
}
