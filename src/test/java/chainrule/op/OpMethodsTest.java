package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.loss.Loss;
import chainrule.shape.Indices;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a user calls: {@code norm(x, axis, p)} is {@code new Norm(axis, p).on(x)}, and of a loss the mean over samples.
 * A parameter is the constant of its name; what the call does not tell has a default.
 */
class OpMethodsTest {

    @TestFactory
    List<DynamicTest> theMethodOfItsNameAppliesIt() {
        return OpScan.types().stream()
                .filter(type -> !type.getPackageName().equals(Op.class.getPackageName()))
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> check(type)))
                .toList();
    }

    private static void check(Class<?> type) throws ReflectiveOperationException {
        int calls = 0;
        for (Op op : OpScan.instances(type)) {
            Map<String, Object> constants = constants(op);
            Value[] x = OpSamples.arguments(op, OpSamples.accepted(op).get(0), 1);
            Value expected = op instanceof Loss loss ? loss.of(x[0], x[1]) : op.on(x);
            for (Method method : type.getMethods()) {
                List<Parameter> parameters = List.of(method.getParameters());
                if (method.getName().equals(op.name()) && parameters.stream().allMatch(p -> isValue(p) || fits(p, constants))) {
                    Value y = (Value) method.invoke(null, told(parameters, constants, x));
                    if (parameters.stream().map(Parameter::getName).toList().containsAll(constants.keySet())) {
                        assertThat(y.matrix().data).as("%s", method).containsExactly(expected.matrix().data);
                    } else {
                        assertThat(op instanceof Loss ? y.inputs().get(0).op() : y.op()).as("%s", method).isInstanceOf(type);
                    }
                    calls++;
                }
            }
        }
        assertThat(calls).as("methods that apply %s to arguments and its constants", type).isPositive();
    }

    private static Map<String, Object> constants(Op op) throws ReflectiveOperationException {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (RecordComponent component : op.getClass().getRecordComponents()) {
            constants.put(component.getName(), component.getAccessor().invoke(op));
        }
        return constants;
    }

    private static boolean isValue(Parameter p) {
        return p.getType() == Value.class || p.getType() == Value[].class;
    }

    private static boolean fits(Parameter p, Map<String, Object> constants) {
        return constants.containsKey(p.getName())
                && (p.getType() != int[].class || constants.get(p.getName()) instanceof Indices);
    }

    /** The arguments of a call: the values one by one, or all that are left; the constants by name. */
    private static Object[] told(List<Parameter> parameters, Map<String, Object> constants, Value[] x) {
        List<Object> told = new ArrayList<>();
        int next = 0;
        for (Parameter p : parameters) {
            if (p.getType() == Value.class) {
                told.add(x[next++]);
            } else if (p.getType() == Value[].class) {
                told.add(Arrays.copyOfRange(x, next, x.length));
            } else if (p.getType() == int[].class) {
                Indices indices = (Indices) constants.get(p.getName());
                told.add(IntStream.range(0, indices.size()).map(indices::get).toArray());
            } else {
                told.add(constants.get(p.getName()));
            }
        }
        return told.toArray();
    }
}
