package chainrule.notebook.view;

import chainrule.explain.Cost;
import chainrule.explain.Derivation;
import chainrule.explain.ModelSummary;
import chainrule.explain.Steps;
import chainrule.notebook.Display;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Prints one line per display with the digest of its bytes: the lines of two machines must be equal. */
final class Fingerprint {

    private Fingerprint() {}

    public static void main(String[] arguments) throws Exception {
        System.out.print(ofAll());
    }

    static String ofAll() throws Exception {
        StringBuilder lines = new StringBuilder();
        TapeViewTest.tapes().map(TapeView::of).forEach(display -> lines.append("tape ").append(of(display)));
        LossViewTest.histories().limit(8).map(LossView::of).forEach(display -> lines.append("loss ").append(of(display)));
        for (Display display : List.of(
                GradientsView.of(GradientTables.network()), GradientsView.of(GradientTables.ill()), LossView.of(Runs.rich()))) {
            lines.append("gradients ").append(of(display));
        }
        DerivationViewTest.tapes().forEach(gradients -> lines
                .append("derivation ").append(of(DerivationView.of(Derivation.of(gradients))))
                .append("cost ").append(of(CostView.of(Cost.of(gradients))))
                .append("steps ").append(of(StepsView.of(Steps.of(gradients)))));
        Checks.all().forEach(check -> lines.append("gradcheck ").append(of(GradientCheckView.of(check))));
        Matrices.all().forEach(display -> lines.append("matrix ").append(of(display)));
        Surfaces.all().forEach(surface -> lines.append("surface ").append(of(SurfaceView.of(surface))));
        SummaryViewTest.models().forEach(model -> lines.append("summary ").append(of(SummaryView.of(ModelSummary.of(model)))));
        Things.all().values().forEach(display -> lines.append("thing ").append(of(display)));
        return lines.toString();
    }

    private static String of(Display display) {
        try {
            byte[] bytes = (display.html() + display.latex() + display.text()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8) + "\n";
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
