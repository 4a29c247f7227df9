package chainrule.op;

import chainrule.linalg.SeededRandom;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Domain;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** What operations are tried on: small shapes of all kinds, sizes 0 and 1 among them, and numbers of their domains. */
final class OpSamples {

    private static final List<Shape> SHAPES = List.of(
            new Shape(3, 4), new Shape(4, 3), new Shape(3, 3), new Shape(3, 1), new Shape(1, 4), new Shape(1, 3), new Shape(1, 1),
            new Shape(0, 4), new Shape(3, 0));

    private OpSamples() {}

    /** The combinations of sample shapes that an operation takes. */
    static List<Shape[]> accepted(Op op) {
        return tuples(op.arity()).stream().filter(shapes -> accepts(op, shapes)).toList();
    }

    private static boolean accepts(Op op, Shape[] shapes) {
        try {
            op.shape(shapes);
            return true;
        } catch (ShapeException e) {
            return false;
        }
    }

    /** All combinations of sample shapes, taken or not. */
    static List<Shape[]> tuples(int arity) {
        List<Shape[]> tuples = List.<Shape[]>of(new Shape[0]);
        for (int i = 0; i < arity; i++) {
            List<Shape[]> longer = new ArrayList<>();
            for (Shape[] tuple : tuples) {
                for (Shape shape : SHAPES) {
                    Shape[] next = Arrays.copyOf(tuple, tuple.length + 1);
                    next[tuple.length] = shape;
                    longer.add(next);
                }
            }
            tuples = longer;
        }
        return tuples;
    }

    /** Values in an operation's domain, of the given shapes. */
    static Value[] arguments(Op op, Shape[] shapes, long seed) {
        return IntStream.range(0, shapes.length).mapToObj(i -> random(shapes[i], seed + i, op.domain(i))).toArray(Value[]::new);
    }

    /** Numbers of size 0.3 … 1.7, away from kinks and poles, of both signs where the domain has both. */
    static Value random(Shape shape, long seed, Domain domain) {
        SeededRandom random = new SeededRandom(seed);
        DMatrixRMaj x = new DMatrixRMaj(shape.rows(), shape.columns());
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] = random(domain, random);
        }
        for (int j = 0; j < x.numCols && x.numRows > 0 && domain == Domain.ONE_HOT; j++) {
            x.set(random.nextInt(x.numRows), j, 1);
        }
        return Value.matrix("x" + seed, x);
    }

    private static double random(Domain domain, SeededRandom random) {
        double size = random.nextDouble(0.3, 1.7);
        boolean negative = random.nextInt(2) == 0;
        return switch (domain) {
            case PROBABILITIES -> size / 2;
            case SIGNS -> negative ? -1 : 1;
            case ONE_HOT -> 0;
            default -> negative && domain.contains(-size) || !domain.contains(size) ? -size : size;
        };
    }

    /** Numbers between {@code least} and one times {@code part * size}, where the domain reaches to {@code size}. */
    static Value[] large(Op op, Shape[] shapes, double size, double part, double least) {
        return IntStream.range(0, shapes.length)
                .mapToObj(i -> op.domain(i).contains(size) ? spread(shapes[i], part * size, least) : random(shapes[i], 40 + i, op.domain(i)))
                .toArray(Value[]::new);
    }

    private static Value spread(Shape shape, double size, double least) {
        SeededRandom random = new SeededRandom(40);
        DMatrixRMaj x = new DMatrixRMaj(shape.rows(), shape.columns());
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] = size * random.nextDouble(least, 1);
        }
        return Value.matrix("x", x);
    }
}
