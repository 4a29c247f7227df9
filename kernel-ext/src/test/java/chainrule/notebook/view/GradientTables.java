package chainrule.notebook.view;

import chainrule.explain.GradientTable;
import chainrule.explain.GradientTable.Health;
import chainrule.explain.GradientTable.Row;
import chainrule.shape.Shape;
import java.util.List;

/** Gradient tables written by hand, for the views' tests. */
final class GradientTables {

    private GradientTables() {}

    static GradientTable network() {
        return new GradientTable(2.3025850929940455, List.of(
                new Row("layer1", "weight", new Shape(32, 64), 7.9912, 0.4213, 0.4213 / 7.9912, -0.0312, 0.0271, 0,
                        Health.OK),
                new Row("layer1", "bias", new Shape(32, 1), 0, 0.0213, Double.NaN, -0.0123, 0.00912, 0.03125, Health.OK),
                new Row("layer2", "weight", new Shape(10, 32), 4.1, 0, 0, 0, 0, 1, Health.ZERO),
                new Row("layer2", "bias", new Shape(10, 1), 0.2, 3.1e-12, 1.55e-11, -2e-12, 1e-12, 0,
                        Health.VANISHING),
                new Row("", "scale", Shape.SCALAR, 1.5, 123456.789, 82304.526, -123456.789, -123456.789, 0,
                        Health.EXPLODING)));
    }

    static GradientTable named(String name) {
        return new GradientTable(Double.POSITIVE_INFINITY,
                List.of(new Row(name, name, Shape.SCALAR, 1, 1, 1, 1, 1, 0, Health.OK)));
    }
}
