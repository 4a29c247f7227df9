package chainrule.op;

import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Op;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds every operation of the library on the class path, and makes instances of it with sample constants. */
public final class OpScan {

    private OpScan() {}

    /** Their classes. */
    public static List<Class<?>> types() {
        try {
            Path root = Path.of(Op.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(file -> file.toString().endsWith(".class"))
                        .map(file -> root.relativize(file).toString().replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
                        .filter(name -> name.startsWith("chainrule."))
                        .sorted()
                        .<Class<?>>map(OpScan::load)
                        .filter(type -> Op.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every operation with every combination of sample constants. */
    static List<Op> instances() {
        return types().stream().flatMap(type -> instances(type).stream()).toList();
    }

    /** One operation with every combination of sample constants. */
    static List<Op> instances(Class<?> type) {
        List<List<Object>> combinations = List.of(List.of());
        for (RecordComponent component : type.getRecordComponents()) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> combination : combinations) {
                for (Object sample : samples(component)) {
                    List<Object> next = new ArrayList<>(combination);
                    next.add(sample);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        List<Op> instances = combinations.stream().flatMap(constants -> accepted(type, constants)).toList();
        if (instances.isEmpty()) {
            throw new AssertionError("no combination of sample constants suits " + type + "; add some here");
        }
        return instances;
    }

    private static List<?> samples(RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return Arrays.asList(type.getEnumConstants());
        } else if (type == double.class) {
            return List.of(0.7, -2.0, 2.0);
        } else if (type == int.class) {
            return List.of(0, 1, 3);
        } else if (type == Shape.class) {
            return List.of(new Shape(3, 4), new Shape(1, 1), new Shape(0, 4));
        } else if (type == Indices.class) {
            return List.of(Indices.of("test", 0, 2, 0), Indices.of("test", 1));
        }
        throw new AssertionError("no samples for a constant of type " + type + "; add some here: " + component);
    }

    /** Constants that an operation refuses make no instance of it, but some must be left. */
    private static Stream<Op> accepted(Class<?> type, List<Object> constants) {
        try {
            return Stream.of(construct(type, constants));
        } catch (IllegalArgumentException | NonFiniteException refused) {
            return Stream.of();
        }
    }

    private static Op construct(Class<?> type, List<Object> constants) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (Op) type.getDeclaredConstructor(types).newInstance(constants.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new AssertionError("cannot make a " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make a " + type, e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, OpScan.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
