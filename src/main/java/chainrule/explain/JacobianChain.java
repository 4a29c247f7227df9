package chainrule.explain;

import chainrule.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chain rule as a product of Jacobians, {@code J = Jₖ ⋯ J₂ J₁}, and what the product costs as dense matrices in
 * either order: {@code (p×q)(q×r)} takes {@code p q r} multiplications. From the result on it is what reverse mode does,
 * from the input on what forward mode does; the best order may be neither.
 *
 * @param states what every way from the input to the result leads through, both included; empty if there is no input
 */
public record JacobianChain(List<State> states) {

    /** The best order is looked for among no more Jacobians than this: the work grows with the cube. */
    public static final int MOST_ORDERED = 200;

    /**
     * A value on the chain.
     *
     * @param name  what it is called
     * @param shape of it; a Jacobian has as many rows or columns as it has entries
     */
    public record State(String name, Shape shape) {

        /** How many numbers it is. */
        public int size() {
            return shape.size();
        }
    }

    /**
     * An order to multiply in.
     *
     * @param multiplications how many it takes
     * @param text            the product with brackets, {@code (J₃ J₂) J₁}
     */
    public record Order(double multiplications, String text) {}

    /** An immutable copy. */
    public JacobianChain {
        states = List.copyOf(states);
    }

    /** How many Jacobians there are to multiply. */
    public int length() {
        return Math.max(0, states.size() - 1);
    }

    /** Whether there is a product at all. */
    public boolean isChain() {
        return length() > 1;
    }

    /** From the result on, as reverse mode does: {@code ((Jₖ Jₖ₋₁) ⋯) J₁}. */
    public Order fromResult() {
        double sum = 0;
        for (int i = length() - 1; i >= 1; i--) {
            sum += product(length(), i, i - 1);
        }
        return new Order(sum, MultiplicationOrder.fromResult(length()));
    }

    /** From the input on, as forward mode does: {@code Jₖ (⋯ (J₂ J₁))}. */
    public Order fromInput() {
        double sum = 0;
        for (int i = 2; i <= length(); i++) {
            sum += product(i, i - 1, 0);
        }
        return new Order(sum, MultiplicationOrder.fromInput(length()));
    }

    /** The order that takes fewest; none where there are more than {@value #MOST_ORDERED} Jacobians. */
    public Optional<Order> best() {
        if (!isChain() || length() > MOST_ORDERED) {
            return Optional.empty();
        }
        List<Integer> sizes = new ArrayList<>();
        states.forEach(state -> sizes.add(state.size()));
        return Optional.of(new MultiplicationOrder(sizes).best());
    }

    private double product(int rows, int inner, int columns) {
        return (double) states.get(rows).size() * states.get(inner).size() * states.get(columns).size();
    }
}
