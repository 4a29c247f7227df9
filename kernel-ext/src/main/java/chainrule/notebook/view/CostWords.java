package chainrule.notebook.view;

import chainrule.explain.Cost;
import chainrule.explain.Cost.Mode;
import chainrule.explain.JacobianChain;
import chainrule.explain.JacobianChain.Order;
import chainrule.explain.JacobianChain.State;
import chainrule.explain.Kept;
import chainrule.tape.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the numbers of a {@link Cost} mean, in sentences. */
final class CostWords {

    private static final int LONGEST_NAME = 30;
    private static final int MOST_NAMES = 6;
    private static final int MOST_STATES = 8;

    private CostWords() {}

    static String caption(Cost cost) {
        return "Cost of " + name(cost.result()) + ": " + count(cost.total().forward(), "operation") + " forward, "
                + Numeral.count(cost.total().backward()) + " back" + (Double.isNaN(cost.ratio()) ? "" : ", " + times(cost.ratio()));
    }

    private static String times(double ratio) {
        String times = Numbers.format(ratio);
        return times.equals("1") ? "as many" : times + " times as many";
    }

    /** What a gradient costs beside the value. */
    static String gradient(Cost cost) {
        if (cost.total().backward() == 0) {
            return cost.by().isEmpty()
                    ? "There is nothing to differentiate by: no leaf with a derivative leads to " + name(cost.result()) + "."
                    : "The way back only hands on what arrives: it takes no operation.";
        }
        String kept = "For it " + Kept.size(cost.total().kept()) + " of the way forward have to be kept.";
        String beside = "A sweep back takes " + count(cost.total().backward(), "operation") + ", an evaluation "
                + Numeral.count(cost.total().forward()) + (Double.isNaN(cost.ratio()) ? ". " : ": " + times(cost.ratio()) + ". ");
        return beside + (cost.reverse().sweeps() == 1
                ? "That is the cheap gradient principle: all derivatives of one number together, here "
                        + Numeral.count(cost.forward().sweeps())
                        + ", cost a small constant times the number itself, however many they are. "
                : "That gives the derivatives of one of its " + count(cost.reverse().sweeps(), "number") + ". ") + kept;
    }

    /** Which mode is cheaper here, and why; empty where there is nothing to sweep. */
    static String winner(Cost cost) {
        Mode forward = cost.forward();
        Mode reverse = cost.reverse();
        if (forward.sweeps() == 0 || reverse.sweeps() == 0) {
            return "";
        }
        String sizes = "n = " + count(forward.sweeps(), "number") + " in, m = " + Numeral.count(reverse.sweeps()) + " out: ";
        if (forward.operations() == reverse.operations()) {
            return sizes + "both modes take as many operations here.";
        }
        boolean back = reverse.operations() < forward.operations();
        Mode better = back ? reverse : forward;
        Mode worse = back ? forward : reverse;
        String factor = better.operations() == 0 ? "" : ", " + Numbers.format(worse.operations() / better.operations()) + " times fewer";
        String why = better.sweeps() < worse.sweeps()
                ? "it sweeps " + often(better.sweeps()) + " instead of " + often(worse.sweeps())
                : better.sweeps() == worse.sweeps()
                        ? "a sweep of it is cheaper on this tape"
                        : "it sweeps more often, but a sweep of it is so much cheaper on this tape";
        return sizes + (back ? "reverse" : "forward") + " mode wins with " + Numeral.count(better.operations()) + " operations against "
                + Numeral.count(worse.operations()) + factor + "; " + why + ".";
    }

    private static String often(long times) {
        return times == 1 ? "once" : Numeral.count(times) + " times";
    }

    /** {@code Jacobians along W → z → L}. */
    static String chain(JacobianChain chain) {
        return "Jacobians along " + String.join(" → ", shown(chain.states().stream().map(state -> name(state.name())).toList(), "…"));
    }

    /** {@code (1×3) (3×6)}, the last first. */
    private static String sizes(JacobianChain chain) {
        List<State> states = chain.states();
        List<String> sizes = IntStream.rangeClosed(1, chain.length())
                .mapToObj(i -> states.size() - i)
                .map(i -> "(" + states.get(i).size() + "×" + states.get(i - 1).size() + ")").toList();
        return String.join(" ", shown(sizes, "⋯"));
    }

    /** Of many the first and the last. */
    private static List<String> shown(List<String> all, String gap) {
        if (all.size() <= MOST_STATES + 1) {
            return all;
        }
        List<String> ends = new ArrayList<>(all.subList(0, MOST_STATES / 2));
        ends.add(gap);
        ends.addAll(all.subList(all.size() - MOST_STATES / 2, all.size()));
        return ends;
    }

    /** What the order of multiplication does. */
    static String order(Cost cost) {
        JacobianChain chain = cost.chain();
        Order fromResult = chain.fromResult();
        Order fromInput = chain.fromInput();
        int outputs = chain.states().get(chain.length()).size();
        int inputs = chain.states().get(0).size();
        String why = fromResult.multiplications() == fromInput.multiplications()
                ? "Either order takes as many here. "
                : fromResult.multiplications() < fromInput.multiplications()
                        ? "From the result on every product has " + rows(outputs) + (outputs == 1 ? ": n² multiplications a step instead of n³. " : ". ")
                        : "From the input on every product has " + columns(inputs) + (inputs == 1 ? ": n² multiplications a step instead of n³. " : ". ");
        String best = chain.best().isEmpty() ? ""
                : isBetter(chain) ? "The best order is neither of them. " : "No other order takes fewer. ";
        return "Their sizes, from the result on: " + sizes(chain) + ". " + why + best + "This counts dense matrices. A sweep builds none of them, since a rule knows what its Jacobian does to a vector: "
                + "reverse mode takes " + count((long) cost.reverse().operations(), "operation") + " for all derivatives.";
    }

    /** Whether there is an order better than both of those that a sweep takes. */
    static boolean isBetter(JacobianChain chain) {
        double swept = Math.min(chain.fromResult().multiplications(), chain.fromInput().multiplications());
        return chain.best().filter(best -> best.multiplications() < swept).isPresent();
    }

    private static String rows(int count) {
        return count == 1 ? "a single row" : count + " rows";
    }

    private static String columns(int count) {
        return count == 1 ? "a single column" : count + " columns";
    }

    static String by(Cost cost) {
        List<String> names = cost.by().stream().limit(MOST_NAMES).map(CostWords::name).toList();
        int more = cost.by().size() - names.size();
        return String.join(", ", names) + (more > 0 ? ", … " + Numeral.count(more) + " more" : "");
    }

    private static String count(long n, String what) {
        return Numeral.count(n) + " " + what + (n == 1 ? "" : "s");
    }

    static String name(String name) {
        return Label.oneLine(name, LONGEST_NAME);
    }
}
