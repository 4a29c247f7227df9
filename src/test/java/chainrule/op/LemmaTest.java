package chainrule.op;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.Contribution;
import chainrule.explain.Derivation;
import chainrule.explain.Lemma;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A theorem is named only where what it claims of the Jacobian is true, for every operation and loss of the library. */
class LemmaTest {

    private static final Set<Lemma> DIAGONAL =
            EnumSet.of(Lemma.ENTRY_BY_ENTRY, Lemma.SUM, Lemma.CONSTANT_FACTOR, Lemma.PRODUCT, Lemma.QUOTIENT, Lemma.LINEAR);

    /** One use of one argument: its label, and the Jacobian by differences. */
    private record Case(Op op, int argument, Value[] x, Value y, Lemma lemma, DMatrixRMaj jacobian) {

        boolean isSquare() {
            return x[argument].shape().equals(y.shape());
        }

        boolean isDiagonal() {
            return isSquare() && cells().allMatch(cell -> cell[0] == cell[1] || at(cell) == 0);
        }

        Stream<int[]> cells() {
            return IntStream.range(0, jacobian.getNumElements()).mapToObj(k -> new int[] {k / jacobian.numCols, k % jacobian.numCols});
        }

        double at(int... cell) {
            double slope = jacobian.get(cell[0], cell[1]);
            return Math.abs(slope) < 1e-6 ? 0 : slope;
        }

        /** Whether every entry of the argument goes into at most one of the result. */
        boolean goesIntoOne() {
            return IntStream.range(0, jacobian.numCols).allMatch(j ->
                    IntStream.range(0, jacobian.numRows).filter(i -> at(i, j) != 0).count() <= 1);
        }

        boolean isCopy() {
            return cells().allMatch(cell -> at(cell) == 0 || Math.abs(at(cell) - 1) < 1e-6)
                    && IntStream.range(0, jacobian.numRows).allMatch(i ->
                            IntStream.range(0, jacobian.numCols).filter(j -> at(i, j) != 0).count() == 1);
        }

        boolean hasOneSlope() {
            double[] slopes = cells().mapToDouble(this::at).filter(slope -> slope != 0).toArray();
            return slopes.length == 0 || IntStream.range(0, slopes.length).allMatch(k -> Math.abs(slopes[k] - slopes[0]) < 1e-6);
        }

        /** Whether the Jacobian is the same elsewhere. */
        boolean isLinear() {
            Value[] other = x.clone();
            other[argument] = OpSamples.random(x[argument].shape(), 77, op.domain(argument));
            DMatrixRMaj there = jacobianOf(op, argument, other);
            return IntStream.range(0, there.getNumElements()).allMatch(k -> Math.abs(there.data[k] - jacobian.data[k]) < 1e-5);
        }

        boolean holds() {
            return switch (lemma) {
                case SUM, BIAS -> isDiagonal() && hasOneSlope() && Math.abs(Math.abs(at(0, 0)) - 1) < 1e-6;
                case SHARED -> goesIntoOne() && hasOneSlope() && isLinear();
                case REPEATED -> isCopy();
                case CONSTANT_FACTOR -> isDiagonal() && hasOneSlope() && isLinear();
                case PRODUCT -> isDiagonal() && isLinear() && IntStream.range(0, jacobian.numRows).allMatch(k ->
                        Math.abs(at(k, k) - x[1 - argument].matrix().data[k]) < 1e-5);
                case QUOTIENT, ENTRY_BY_ENTRY -> isDiagonal();
                case WEIGHTS -> isLinear() && x.length == 2 && argument == 0;
                case THROUGH_WEIGHTS -> isLinear() && x.length == 2 && argument == 1;
                case SOFTMAX_CROSS_ENTROPY -> isPredictionMinusTarget();
                case LINEAR -> isLinear();
                case GRADIENT -> !isSquare() && goesIntoOne();
                case JACOBIAN -> true;
            };
        }

        private boolean isPredictionMinusTarget() {
            Value p = Softmax.softmax(x[0]);
            return cells().allMatch(cell -> {
                int row = cell[1] / x[0].shape().columns();
                int column = cell[1] % x[0].shape().columns();
                double weight = IntStream.range(0, x[1].shape().rows()).mapToDouble(i -> x[1].get(i, column)).sum();
                double slope = column == cell[0] ? weight * p.get(row, column) - x[1].get(row, column) : 0;
                return Math.abs(slope - jacobian.get(cell[0], cell[1])) < 1e-5;
            });
        }

        @Override
        public String toString() {
            return op + " by " + argument + " of " + List.of(x).stream().map(Value::shape).toList() + ": " + lemma;
        }
    }

    private static Stream<Case> cases(Op op, Shape[] shapes) {
        Value[] x = OpSamples.arguments(op, shapes, 20);
        Value y = op.on(x);
        Value weights = OpSamples.random(y.shape(), 5, Domain.REALS);
        Value loss = sum(multiply(y, weights));
        return IntStream.range(0, x.length).filter(op::differentiable).mapToObj(i -> {
            Derivation derivation = Derivation.of(gradients(loss, List.of(x[i])), Map.of());
            Contribution use = derivation.lines().stream().filter(line -> line.name().equals(x[i].name())).findFirst().orElseThrow().uses().get(0);
            return new Case(op, i, x, y, use.lemma(), jacobianOf(op, i, x));
        });
    }

    private static DMatrixRMaj jacobianOf(Op op, int argument, Value[] x) {
        DMatrixRMaj at = x[argument].matrix();
        DMatrixRMaj jacobian = new DMatrixRMaj(op.on(x).shape().size(), at.getNumElements());
        for (int k = 0; k < at.getNumElements(); k++) {
            double h = 1e-5;
            DMatrixRMaj up = moved(op, argument, x, k, h);
            DMatrixRMaj down = moved(op, argument, x, k, -h);
            for (int i = 0; i < jacobian.numRows; i++) {
                jacobian.set(i, k, (up.data[i] - down.data[i]) / (2 * h));
            }
        }
        return jacobian;
    }

    private static DMatrixRMaj moved(Op op, int argument, Value[] x, int k, double h) {
        DMatrixRMaj[] all = Stream.of(x).map(Value::matrix).toArray(DMatrixRMaj[]::new);
        all[argument].data[k] += h;
        Shape shape = op.on(x).shape();
        DMatrixRMaj y = new DMatrixRMaj(shape.rows(), shape.columns());
        op.evaluate(all, y);
        return y;
    }

    private static boolean isEmpty(Op op, Shape[] shapes) {
        return Stream.of(shapes).anyMatch(shape -> shape.size() == 0) || op.shape(shapes).size() == 0;
    }

    @TestFactory
    Stream<DynamicTest> everyLabelHolds() {
        return OpScan.instances().stream().map(op -> DynamicTest.dynamicTest(op.toString(), () -> {
            List<Case> cases = OpSamples.accepted(op).stream().filter(shapes -> !isEmpty(op, shapes)).flatMap(shapes -> cases(op, shapes)).toList();
            assertThat(cases).allSatisfy(found -> assertThat(found.holds()).as("%s", found).isTrue());
            // And the other way round: what goes entry by entry is called so, where there are rows and columns to tell by.
            assertThat(cases).filteredOn(found -> found.isDiagonal() && found.at(0, 0) != 0 && found.x[found.argument].shape().rows() > 1
                            && found.x[found.argument].shape().columns() > 1)
                    .allSatisfy(found -> assertThat(DIAGONAL).as("%s", found).contains(found.lemma()));
        }));
    }

    @Test
    void theBiasIsTheOtherHalfOfTheFirstLemma() {
        Value w = Value.matrix("W", new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Value one = Value.column("x", 1, -1);
        Value batch = Value.matrix("X", new double[][] {{1, -1, 2, 0}, {3, 1, 0, 1}});
        Value b = Value.column("b", 0.1, 0.2, 0.3);
        assertThat(lemma(Add.add(Matmul.matmul(w, one), b), b)).isEqualTo(Lemma.BIAS);
        assertThat(lemma(Add.add(b, Matmul.matmul(w, one)), b)).isEqualTo(Lemma.BIAS);
        assertThat(lemma(Add.add(Matmul.matmul(w, batch), b), b)).isEqualTo(Lemma.BIAS);
        assertThat(lemma(Add.add(Tanh.tanh(Matmul.matmul(w, batch)), b), b)).isEqualTo(Lemma.REPEATED);
        assertThat(lemma(Add.add(Tanh.tanh(Matmul.matmul(w, one)), b), b)).isEqualTo(Lemma.SUM);
        assertThat(lemma(Multiply.multiply(Matmul.matmul(w, batch), b), b)).isEqualTo(Lemma.REPEATED);
        assertThat(lemma(Subtract.subtract(Matmul.matmul(w, one), b), b)).isEqualTo(Lemma.SUM);
        // One row for all units is no bias of theirs.
        Value row = Value.matrix("r", new double[][] {{1, 2, 3, 4}});
        assertThat(lemma(Add.add(Matmul.matmul(w, batch), row), row)).isEqualTo(Lemma.REPEATED);
        assertThat(Lemma.BIAS.words()).startsWith("lemma 1, bias");
    }

    private static Lemma lemma(Value y, Value x) {
        return Derivation.of(gradients(sum(Square.square(y)), x)).lines().stream().filter(line -> line.name().equals(x.name()))
                .findFirst().orElseThrow().uses().get(0).lemma();
    }
}
