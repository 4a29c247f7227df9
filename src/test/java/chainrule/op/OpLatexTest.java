package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.shape.Shape;
import chainrule.tape.LatexReader;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mathematics of every operation and of every rule can be typeset, whatever its arguments are called. */
class OpLatexTest {

    private static final List<String> NAMES = List.of("x", "W1", "hidden.W", "loss", "θ", "a_b$c\\d{e^f~g%h&i#j<k>\n\u202E😀", "−2", "1e−7");

    @TestFactory
    Stream<DynamicTest> everyOpAndEveryRuleCanBeTypeset() {
        return OpScan.instances().stream().map(op -> DynamicTest.dynamicTest(op.toString(), () -> formulas(op).forEach(formula -> {
            LatexReader.read(formula.latex());
            LatexReader.read(formula.ofNumbers().latex());
            assertThat(formula.text()).isNotBlank();
        })));
    }

    private static List<Notation> formulas(Op op) {
        List<Notation> formulas = new ArrayList<>();
        for (String name : NAMES) {
            formulas.add(op.notation(symbols(name, op.arity())));
        }
        for (Shape[] shapes : OpSamples.accepted(op)) {
            Value[] x = OpSamples.arguments(op, shapes, 1);
            Value y = op.on(x);
            for (int i = 0; i < x.length; i++) {
                if (op.differentiable(i)) {
                    Value yBar = Value.constant(y.shape(), 1);
                    Value xBar = op.vjp(i, x, y, yBar);
                    formulas.add(Notation.of(xBar, known(x, y, yBar)));
                    formulas.add(Notation.sizes(xBar, Stream.concat(Stream.of(x), Stream.of(y, yBar)).toList()));
                }
            }
        }
        return formulas;
    }

    private static Map<Value, Notation> known(Value[] x, Value y, Value yBar) {
        Map<Value, Notation> known = new IdentityHashMap<>();
        for (int i = 0; i < x.length; i++) {
            known.put(x[i], Notation.symbol(NAMES.get(i % NAMES.size())));
        }
        known.put(y, Notation.symbol("a_b$c"));
        known.put(yBar, Notation.bar("a_b$c"));
        return known;
    }

    private static Notation[] symbols(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> Notation.symbol(name)).toArray(Notation[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{", "}", "\\left(", "\\right)", "x^{2}^{3}", "x_{1}_{2}", "x^2", "a & b", "$x$", "50%", "\\sum x", "\\text{a_b}", "ȳ",
        "\\begin{bmatrix} 1", "\\left( x } {\\right)", "\\text{a\\b}"
    })
    void whatCannotBeTypesetIsNoticed(String latex) {
        assertThatThrownBy(() -> LatexReader.read(latex)).isInstanceOf(AssertionError.class);
    }
}
