package chainrule.notebook.view;

import chainrule.explain.Curvature;
import chainrule.explain.HessianMatrix;
import chainrule.notebook.Display;
import chainrule.tape.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows a Hessian: a heat map, whether it is symmetric as it must be, and what its eigenvalues tell of the point: a
 * minimum, a saddle, or a slope that bends.
 */
public final class HessianView {

    private static final int LONGEST_TITLE = 100;
    private static final int MOST_EIGENVALUES = 12;

    /** Mirrored entries differ by less, if nothing but rounding is at work. */
    private static final double ROUNDING = 1e-9;

    /** A condition that slows nobody down is not worth a sentence. */
    private static final double UNEVEN = 10;

    private HessianView() {}

    /** The matrix as a picture, a table and a text. */
    public static Display of(HessianMatrix hessian) {
        int n = hessian.by().size();
        String title = Label.oneLine(hessian.toString(), LONGEST_TITLE) + ": " + n + "×" + n + ", where it is " + Numbers.format(hessian.value());
        List<String> words = new ArrayList<>();
        hessian.curvature().ifPresent(curvature -> curvature(words, curvature));
        words.addAll(hessian.remarks());
        hessian.asymmetry().ifPresent(off -> words.add(symmetry(off)));
        words.add(hessian.how());
        return MatrixPage.of(title, "∂² by a row's name and a column's name", hessian.cells(), words);
    }

    private static String symmetry(double off) {
        return off == 0 ? "Symmetric to the last bit."
                : off < ROUNDING ? "Symmetric up to rounding: mirrored entries differ by " + Numbers.format(off) + " of the largest."
                : "✗ Not symmetric: mirrored entries differ by " + Numbers.format(off)
                        + " of the largest, so a rule of this tape is wrong in its derivative; %gradcheck tells which rules are wrong.";
    }

    private static void curvature(List<String> words, Curvature curvature) {
        List<String> ways = new ArrayList<>();
        add(ways, curvature.up(), "up");
        add(ways, curvature.down(), "down");
        add(ways, curvature.flat(), "not at all");
        int n = curvature.eigenvalues().size();
        String bends = "it bends " + (ways.size() > 1 || n == 1 ? String.join(", ", ways)
                : ways.get(0).replaceFirst(" in .*", "") + (n == 2 ? " in both directions" : " in all " + n + " directions"));
        if (curvature.flat() == n) {
            bends = "it does not bend";
        }
        words.add(switch (curvature.kind()) {
            case "minimum" -> "A minimum: the gradient is zero, and " + bends + ".";
            case "maximum" -> "A maximum: the gradient is zero, and " + bends + ".";
            case "saddle" -> "A saddle: the gradient is zero, and " + bends + ".";
            case "flat" -> "The gradient is zero, and " + bends + ": second derivatives do not decide what point this is.";
            default -> "On a slope: the gradient has norm " + Numbers.format(curvature.gradient()) + ", so this is no minimum yet; " + bends + ".";
        });
        if (curvature.flat() == n) {
            return;
        }
        words.add("Eigenvalues: " + eigenvalues(curvature.eigenvalues().stream().map(x -> curvature.isZero(x) ? "0" : Numbers.format(x)).toList())
                + (curvature.flat() == 0 ? "." : "; 0 stands for less than rounding can tell."));
        curvature.condition().ifPresent(condition -> words.add("Condition number " + Numbers.format(condition) + (condition < UNEVEN
                ? ": it bends about as much in every direction, which gradient descent likes."
                : ": it bends that much more in one direction than in another; gradient descent with one rate for both zigzags.")));
    }

    private static void add(List<String> ways, int count, String way) {
        if (count > 0) {
            ways.add(way + " in " + count + (count == 1 ? " direction" : " directions"));
        }
    }

    private static String eigenvalues(List<String> values) {
        int half = MOST_EIGENVALUES / 2;
        return String.join(", ", values.size() <= MOST_EIGENVALUES ? values : Stream.of(
                        values.subList(0, half), List.of("… " + (values.size() - MOST_EIGENVALUES) + " more …"),
                        values.subList(values.size() - half, values.size()))
                .flatMap(List::stream).toList());
    }
}
