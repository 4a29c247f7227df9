package chainrule.nn;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;

import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The scale and the shift per feature that follow a normalisation, {@code y = γ ⊙ x + β}; they begin as 1 and 0. */
record FeatureScale(Parameter gamma, Parameter beta) {

    FeatureScale(String name, int features) {
        this(new Parameter(name + ".gamma", column(name, features, 1)), new Parameter(name + ".beta", column(name, features, 0)));
    }

    int features() {
        return gamma.value().shape().rows();
    }

    List<Parameter> parameters() {
        return List.of(gamma, beta);
    }

    /** The normalised value is named after the parameters that follow it: it is part of their layer. */
    static Value scale(Value x, Value gamma, Value beta) {
        int dot = gamma.name().lastIndexOf('.');
        Value normalized = dot < 0 ? x : x.named(gamma.name().substring(0, dot) + ".normalized");
        return add(multiply(normalized, gamma), beta);
    }

    static DMatrixRMaj column(String name, int features, double number) {
        if (features < 1) {
            throw new IllegalArgumentException("layer " + name + " needs at least one feature; got " + features);
        }
        DMatrixRMaj column = new DMatrixRMaj(features, 1);
        Arrays.fill(column.data, number);
        return column;
    }

    /** Features stand in rows, so each has one number in a column; nothing else is repeated silently. */
    static void requireColumns(String who, String first, String second, Value x, Value a, Value b) {
        Shape column = new Shape(x.shape().rows(), 1);
        if (!a.shape().equals(column) || !b.shape().equals(column)) {
            throw new ShapeException(
                            who,
                            "for a batch n×B " + first + " n×1 and " + second + " n×1",
                            x.shape(), a.shape(), b.shape())
                    .named(List.of(x.name(), a.name(), b.name()));
        }
    }

    static void requireFeatures(String who, int features, Value x) {
        Given.values(who, x);
        if (x.shape().rows() != features) {
            String turn = x.op() != null
                    ? ": what comes before it has to give as many, a row each"
                    : x.shape().columns() == features ? ": samples are columns here, transpose the rows" : "";
            throw new ShapeException(who, "a batch of " + features + " features, " + features + "×B" + turn, x.shape())
                    .named(List.of(x.name()));
        }
    }

    static double requireEps(String who, double eps) {
        if (!(eps >= 0 && eps < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(who + " needs an eps of zero or more; got " + eps);
        }
        return eps;
    }
}
