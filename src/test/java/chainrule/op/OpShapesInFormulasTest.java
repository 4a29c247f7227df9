package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every operation and every rule is written as has the shape of what it computes: no number stands for a vector. */
class OpShapesInFormulasTest {

    @TestFactory
    Stream<DynamicTest> everyFormulaHasTheShapeOfItsValue() {
        return OpScan.instances().stream().map(op -> DynamicTest.dynamicTest(op.toString(), () -> OpSamples.accepted(op).stream()
                .filter(shapes -> Arrays.stream(shapes).noneMatch(shape -> shape.size() == 0))
                .filter(shapes -> op.shape(shapes).size() > 0)
                .forEach(shapes -> check(op, OpSamples.arguments(op, shapes, 1)))));
    }

    private static void check(Op op, Value[] x) {
        Value y = op.on(x);
        Value yBar = OpSamples.random(y.shape(), 7, chainrule.tape.Domain.REALS);
        Map<String, Shape> names = new HashMap<>(Map.of("y", y.shape()));
        Map<Value, Notation> symbols = new IdentityHashMap<>(Map.of(y, Notation.symbol("y"), yBar, Notation.bar("y")));
        Map<Value, Notation> numbers = new IdentityHashMap<>(
                Map.of(y, Notation.entries(y.matrix()), yBar, Notation.entries(yBar.matrix())));
        for (Value each : x) {
            names.put(each.name(), each.shape());
            symbols.put(each, Notation.symbol(each.name()));
            numbers.put(each, Notation.entries(each.matrix()));
        }
        agrees(Notation.applied(y, Arrays.stream(x).map(symbols::get).toArray(Notation[]::new)), y.shape(), names);
        for (int i = 0; i < x.length; i++) {
            if (op.differentiable(i)) {
                Value xBar = rule(op, i, x, y, yBar);
                agrees(Notation.of(xBar, symbols), x[i].shape(), names);
                agrees(Notation.of(xBar, numbers), x[i].shape(), names);
                agrees(Notation.sizes(xBar, symbols.keySet()), x[i].shape(), names);
            }
        }
    }

    private static Value rule(Op op, int argument, Value[] x, Value y, Value yBar) {
        try {
            return op.vjp(argument, x, y, yBar);
        } catch (NonFiniteException e) {
            // Undefined at these numbers: zeros, whose formula nobody reads.
            return Value.constant(x[argument].shape(), 0).named("y");
        }
    }

    private static void agrees(Notation formula, Shape shape, Map<String, Shape> names) {
        assertThat(NotationShapes.agrees(formula, shape, names)).as("%s of shape %s", formula.text(), shape).isTrue();
    }

    @Test
    void aNumberThatStandsForAVectorIsNoticed() {
        Map<String, Shape> names = Map.of("s", Shape.SCALAR, "x", new Shape(3, 1), "W", new Shape(2, 3));
        Notation s = Notation.symbol("s");
        Notation x = Notation.symbol("x");
        Notation w = Notation.symbol("W");
        assertThat(NotationShapes.agrees(s, new Shape(3, 1), names)).isFalse();
        assertThat(NotationShapes.agrees(Notation.number(1), new Shape(3, 1), names)).isFalse();
        assertThat(NotationShapes.agrees(Notation.product(Notation.number(0.25), "", s), new Shape(1, 4), names)).isFalse();
        for (Notation wrong : List.of(Notation.sum(s, "+", x), Notation.product(x, "⊙", s), Notation.product(x, "", w),
                Notation.sum(Notation.product(w, "", x), "+", x), Notation.symbol("v7"), Notation.call("matmul", x, w))) {
            assertThatThrownBy(() -> NotationShapes.agrees(wrong, Shape.SCALAR, names)).isInstanceOf(AssertionError.class);
        }
        assertThat(NotationShapes.agrees(Notation.repeated(s, Shape.SCALAR, new Shape(3, 1)), new Shape(3, 1), names)).isTrue();
        assertThat(NotationShapes.agrees(Notation.sum(x, "+", Notation.number(1)), new Shape(3, 1), names)).isTrue();
    }
}
