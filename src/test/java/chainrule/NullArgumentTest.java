package chainrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chainrule.check.Sample;
import chainrule.diff.Diff;
import chainrule.diff.Gradients;
import chainrule.loss.Loss;
import chainrule.loss.MeanSquared;
import chainrule.loss.Reduction;
import chainrule.nn.Dense;
import chainrule.nn.Layer;
import chainrule.nn.LayerNormalization;
import chainrule.nn.Sequential;
import chainrule.op.Add;
import chainrule.op.Concatenate;
import chainrule.op.Relu;
import chainrule.op.Reshape;
import chainrule.op.Sin;
import chainrule.op.Sum;
import chainrule.optim.Optimizer;
import chainrule.optim.Sgd;
import chainrule.shape.Axis;
import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Null in the place of any argument of what a user calls: one line says whose argument it is, and which. */
class NullArgumentTest {

    /** The packages whose static methods a notebook calls by name, besides {@link Value}'s. */
    private static final Set<String> CALLED = Set.of("chainrule.op", "chainrule.loss", "chainrule.nn", "chainrule.diff",
            "chainrule.check", "chainrule.train");

    private static final Value X = Value.matrix("x", new double[][] {{0.5, 0.2}, {0.5, 0.8}});

    private record Call(Method method, int place) {

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                    + Arrays.toString(Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toArray()) + " at " + place;
        }

        private Class<?> type() {
            return method.getParameterTypes()[place];
        }

        private Object[] arguments(Object there) {
            Object[] arguments = Arrays.stream(method.getParameterTypes()).map(NullArgumentTest::sample).toArray();
            if (method.getName().equals("norm") && arguments.length == 3) {
                arguments[2] = 2.0;
            }
            arguments[place] = there;
            return arguments;
        }

        /** Which it is of those that are alike: of two values the second; nothing is said of the only one. */
        private String told(Object there) {
            List<Integer> alike = new ArrayList<>();
            for (int i = 0; i < method.getParameterCount(); i++) {
                if (method.getParameterTypes()[i] == Value.class) {
                    alike.add(i);
                }
            }
            boolean values = type() == Value.class && !functions().contains(method.getParameterTypes()[0]);
            int which = there != null ? 1 + (type() == Value[].class && alike.contains(0) && !method.getName().equals("gradients") ? 1 : 0) : values && alike.size() > 1 ? alike.indexOf(place) : -1;
            return which < 0 ? "; got null" : "got null as the " + List.of("first", "second", "third", "fourth", "fifth").get(which);
        }

        private static Set<Class<?>> functions() {
            return Set.of(UnaryOperator.class, Function.class);
        }
    }

    @TestFactory
    List<DynamicTest> itIsNamedWithItsPlace() {
        List<Call> calls = calls();
        assertThat(calls).as("calls with an argument that can be null").hasSizeGreaterThan(200);
        return calls.stream().map(call -> dynamicTest(call.toString(), () -> {
            refused(call, null);
            if (call.type() == Value[].class || call.type() == Layer[].class || call.type() == List.class) {
                refused(call, severalWithoutTheSecond(call.type()));
            }
        })).toList();
    }

    private static void refused(Call call, Object there) {
        assertThat(catchThrowable(() -> call.method.invoke(null, call.arguments(there))))
                .as(call.toString())
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .satisfies(refused -> assertThat(refused.getMessage())
                        .matches(said -> said.startsWith(call.method.getName() + " needs ")
                                || said.startsWith(call.method.getDeclaringClass().getSimpleName() + "." + call.method.getName() + " needs ")
                                || call.method.getDeclaringClass() == Value.class && said.startsWith("a value needs a name"))
                        .contains(call.told(there)));
    }

    private static Object severalWithoutTheSecond(Class<?> type) {
        if (type == List.class) {
            return Arrays.asList(X, null);
        }
        Object several = Array.newInstance(type.getComponentType(), 2);
        Array.set(several, 0, Array.get(sample(type), 0));
        return several;
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (JavaClass scanned : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("chainrule")) {
            if (CALLED.contains(scanned.getPackageName()) || scanned.isEquivalentTo(Value.class)) {
                Class<?> type = scanned.reflect();
                for (Method method : type.getDeclaredMethods()) {
                    if (Modifier.isPublic(type.getModifiers()) && Modifier.isPublic(method.getModifiers())
                            && Modifier.isStatic(method.getModifiers()) && !type.isEnum() && !type.isInterface()) {
                        for (int place = 0; place < method.getParameterCount(); place++) {
                            if (!method.getParameterTypes()[place].isPrimitive()) {
                                calls.add(new Call(method, place));
                            }
                        }
                    }
                }
            }
        }
        return calls;
    }

    /** Something that is not null; whether it fits the others does not matter, for they are looked at later. */
    private static Object sample(Class<?> type) {
        if (type == Value.class) {
            return X;
        } else if (type.isArray() && type != int[].class) {
            Object one = Array.newInstance(type.getComponentType(), 1);
            Array.set(one, 0, sample(type.getComponentType()));
            return one;
        } else if (type == int[].class) {
            return new int[] {0, 1};
        } else if (type == int.class) {
            return 2;
        } else if (type == double.class) {
            return 0.5;
        } else if (type == Axis.class) {
            return Axis.ROWS;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type == Shape.class) {
            return X.shape();
        } else if (type == Indices.class) {
            return Indices.of("test", 0, 1);
        } else if (type == Layer.class) {
            return (Layer) Relu::relu;
        } else if (type == UnaryOperator.class) {
            return (UnaryOperator<Value>) Sum::sum;
        } else if (type == Function.class) {
            return (Function<List<Value>, Value>) x -> x.get(0);
        } else if (type == List.class) {
            return List.of(X);
        } else if (type == String.class) {
            return "name";
        } else if (type == Path.class) {
            return Path.of("nowhere", "model");
        } else if (type == DMatrixRMaj.class) {
            return new DMatrixRMaj(1, 1);
        }
        return other(type);
    }

    private static Object other(Class<?> type) {
        if (type == Gradients.class) {
            return Gradients.gradients(Sum.sum(X), X);
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Supplier.class) {
            return (Supplier<Value>) () -> Sum.sum(X);
        } else if (type == Consumer.class) {
            return (Consumer<Object>) x -> {};
        } else if (type == NonFiniteException.class) {
            return catchThrowable(() -> Value.scalar("n", Double.NaN));
        } else if (type == Sample.class) {
            return new Sample();
        } else if (type == Loss.class) {
            return new MeanSquared();
        } else if (type == Optimizer.class) {
            return new Sgd(0.1);
        } else if (type == Dataset.class) {
            return new Dataset(X, X);
        } else if (type.isRecord() || type.getSimpleName().endsWith("Options")) {
            return options(type);
        }
        throw new AssertionError("no sample of " + type + "; add one here");
    }

    private static Object options(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no sample of " + type + "; add one here", e);
        }
    }

    @Test
    void theWordsOfACall() {
        refuses("add needs two values; got null as the second", () -> Add.add(X, null));
        refuses("add needs two values; got null as the second",
                () -> Add.add(new Recording().input("r", X.shape()), null));
        refuses("sin needs a value; got null", () -> Sin.sin(null));
        refuses("sum needs an axis; got null", () -> Sum.sum(X, null));
        refuses("reshape needs a shape; got null", () -> Reshape.reshape(X, null));
        refuses("meanSquared needs two values; got null as the first", () -> new MeanSquared().of(null, X, Reduction.SUM));
        refuses("meanSquared needs a reduction; got null", () -> new MeanSquared().of(X, X, null));
        refuses("concatenate needs three values; got null as the third", () -> Concatenate.concatenate(Axis.ROWS, X, X, null));
        refuses("gradient needs a function that returns a value; got null", () -> Diff.gradient(x -> null, X));
        refuses("Sequential.of needs layers; got null as the second", () -> Sequential.of(Relu::relu, null));
        refuses("gradients needs parameters; got null as the second", () -> Gradients.gradients(X, X, null));
    }

    @Test
    void aLayerSaysItsName() {
        Dense dense = new Dense("h", 2, 2, (out, in) -> new DMatrixRMaj(out, in));
        refuses("layer h needs a value; got null", () -> dense.apply(null));
        refuses("layer n needs a value; got null", () -> new LayerNormalization("n", 2).apply(null));
        refuses("relu needs a value; got null", () -> Sequential.of(Relu::relu, dense).apply(null));
    }

    private static void refuses(String words, ThrowingCallable call) {
        assertThatThrownBy(call).isExactlyInstanceOf(IllegalArgumentException.class).hasMessage(words);
    }
}
