package chainrule.notebook.view;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Draws one curve and prints its HTML. */
final class OneCurve {

    private OneCurve() {}

    public static void main(String[] arguments) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(LossView.of(Runs.learning(3)).html());
    }
}
