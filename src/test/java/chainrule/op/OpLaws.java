package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.OpMeasures.assertApproached;
import static chainrule.op.OpMeasures.assertNear;
import static chainrule.op.OpMeasures.computed;
import static chainrule.op.OpMeasures.dot;
import static chainrule.op.OpMeasures.infinite;
import static chainrule.op.OpMeasures.largest;
import static chainrule.op.OpMeasures.raw;
import static chainrule.op.OpMeasures.replace;
import static chainrule.op.OpSamples.accepted;
import static chainrule.op.OpSamples.arguments;
import static chainrule.op.OpSamples.large;
import static chainrule.op.OpSamples.random;
import static chainrule.op.OpSamples.tuples;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.AnomalyReport;
import chainrule.diff.Diff;
import chainrule.linalg.PairFunction;
import chainrule.linalg.SingularException;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.OnNumbers;
import chainrule.tape.Op;
import chainrule.tape.Sweep;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** What must hold for every operation. Each law is one constant; {@link #check} throws if it is broken. */
enum OpLaws {
    /** Some shapes are accepted; all others are refused with the operation and both sizes. */
    SHAPES_ARE_ACCEPTED_OR_REFUSED_IN_WORDS {
        @Override
        void check(Op op) {
            assertThat(accepted(op)).as("shapes that %s takes", op).isNotEmpty();
            for (Shape[] shapes : tuples(op.arity())) {
                try {
                    op.shape(shapes);
                } catch (ShapeException e) {
                    assertThat(e).hasMessageContaining(op.name());
                    for (Shape shape : shapes) {
                        assertThat(e).hasMessageContaining(shape.toString());
                    }
                }
            }
        }
    },
    /** The result has the shape that was told; so have pullbacks and pushforwards, down to sizes 0 and 1. */
    SHAPES_ARE_KEPT {
        @Override
        void check(Op op) {
            for (Shape[] shapes : accepted(op)) {
                Value[] x = arguments(op, shapes, 1);
                Value y = op.on(x);
                assertThat(y.shape()).isEqualTo(op.shape(shapes));
                for (int i = 0; i < x.length; i++) {
                    if (op.differentiable(i)) {
                        assertThat(op.vjp(i, x, y, random(y.shape(), 2, Domain.REALS)).shape()).as("vjp").isEqualTo(x[i].shape());
                        assertThat(op.jvp(i, x, y, random(x[i].shape(), 3, Domain.REALS)).shape()).as("jvp").isEqualTo(y.shape());
                    }
                }
            }
        }
    },
    /** Every entry of the output is written, whatever was there; no input is touched. */
    EVALUATION_OVERWRITES_AND_LEAVES_INPUTS_ALONE {
        @Override
        void check(Op op) {
            for (Shape[] shapes : accepted(op)) {
                DMatrixRMaj[] x = Arrays.stream(arguments(op, shapes, 1)).map(Value::matrix).toArray(DMatrixRMaj[]::new);
                DMatrixRMaj[] before = Arrays.stream(x).map(DMatrixRMaj::copy).toArray(DMatrixRMaj[]::new);
                Shape shape = op.shape(shapes);
                DMatrixRMaj clean = new DMatrixRMaj(shape.rows(), shape.columns());
                DMatrixRMaj poisoned = clean.copy();
                Arrays.fill(poisoned.data, Double.NaN);
                op.evaluate(x, clean);
                op.evaluate(x, poisoned);
                assertThat(poisoned.data).containsExactly(clean.data);
                for (int i = 0; i < x.length; i++) {
                    assertThat(x[i].data).containsExactly(before[i].data);
                }
            }
        }
    },
    /** The pushforward is what central differences approach, at two step sizes. */
    PUSHFORWARD_MATCHES_DIFFERENCES {
        @Override
        void check(Op op) {
            eachArgument(op, (x, i) -> {
                Value xDot = random(x[i].shape(), 5, Domain.REALS);
                double[] jvp = op.jvp(i, x, op.on(x), xDot).matrix().data;
                for (double h : new double[] {1e-3, 1e-5}) {
                    assertApproached("jvp by argument " + i, jvp, t -> op.on(replace(x, i, t)), x[i], xDot, h, 1000 * h * h + 1e-9);
                }
            });
        }
    },
    /** {@code ⟨ȳ, J ẋ⟩ = ⟨Jᵀ ȳ, ẋ⟩}. */
    PULLBACK_IS_THE_ADJOINT_OF_THE_PUSHFORWARD {
        @Override
        void check(Op op) {
            eachArgument(op, (x, i) -> {
                Value y = op.on(x);
                Value yBar = random(y.shape(), 7, Domain.REALS);
                Value xDot = random(x[i].shape(), 8, Domain.REALS);
                double left = dot(yBar, op.jvp(i, x, y, xDot));
                double right = dot(op.vjp(i, x, y, yBar), xDot);
                assertThat(left).isCloseTo(right, within(1e-12 * (1 + Math.abs(right))));
            });
        }
    },
    /** A pushforward written by hand is the one derived from the pullback. */
    PUSHFORWARD_IS_THE_TRANSPOSED_PULLBACK {
        @Override
        void check(Op op) {
            eachArgument(op, (x, i) -> {
                Value y = op.on(x);
                Value xDot = random(x[i].shape(), 9, Domain.REALS);
                Value yBar = Value.constant(y.shape(), 0);
                Value derived = Sweep.back(op.vjp(i, x, y, yBar), xDot, yBar).get(yBar);
                assertNear("derived pushforward", op.jvp(i, x, y, xDot).matrix().data, derived.matrix().data, 1e-12);
            });
        }
    },
    /** Hessian times vector: forward over reverse, reverse over reverse and differences of gradients agree. */
    SECOND_ORDER_AGREES {
        @Override
        void check(Op op) {
            eachArgument(op, (x, i) -> {
                Value weights = random(op.on(x).shape(), 10, Domain.REALS);
                UnaryOperator<Value> f = t -> sum(multiply(weights, op.on(replace(x, i, t))));
                Value v = random(x[i].shape(), 11, Domain.REALS);
                double[] forward = Diff.hessianVector(f, x[i], v).matrix().data;
                double[] reverse = Diff.gradient(t -> sum(multiply(Diff.gradient(f, t), v)), x[i]).matrix().data;
                assertNear("forward over reverse", forward, reverse, 1e-11);
                assertApproached("differences of gradients", forward, t -> Diff.gradient(f, t), x[i], v, 1e-4, 1e-5);
            });
        }
    },
    /**
     * At and near zero, where formulas are replaced by others, value, first and second derivative are those between their
     * neighbours, wherever the neighbours show no kink.
     */
    NOTHING_JUMPS_AT_ZERO {
        @Override
        void check(Op op) {
            Shape[] scalars = IntStream.range(0, op.arity()).mapToObj(i -> Shape.SCALAR).toArray(Shape[]::new);
            if (accepted(op).stream().anyMatch(shapes -> Arrays.equals(shapes, scalars)) && op.shape(scalars).isScalar()) {
                OpNearZero.check(op, arguments(op, scalars, 33));
            }
        }
    },
    /**
     * At the ends of the doubles, next to poles and where formulas take turns, an operation on one number or two has the value,
     * gradient and second derivatives of its definition, and refuses what is too large for a double and nothing else. One
     * without a definition among {@link OpReferences} is refused.
     */
    THE_ENDS_OF_THE_RANGE_ARE_RIGHT {
        @Override
        void check(Op op) {
            if (op.arity() <= 2 && (op instanceof OnNumbers || op instanceof PairFunction)) {
                OpEnds.check(op);
            }
        }
    },
    /**
     * A function that captures its own point has the derivatives of one that captures an equal value, in every mode and
     * form, as has one that knows its argument by two names.
     */
    A_CAPTURED_POINT_IS_A_CONSTANT {
        @Override
        void check(Op op) {
            eachArgument(op, (x, i) -> OpOwnPoint.check(op, x, i));
        }
    },
    /**
     * Arguments of ±700, equal or not, give finite values and pullbacks (an argument whose domain does not reach that
     * far keeps ordinary numbers); where these outgrow a double, they are finite until then: no step on the way
     * overflows before the result does. A matrix of equal entries may be refused as singular.
     */
    LARGE_ARGUMENTS_STAY_FINITE {
        @Override
        void check(Op op) {
            for (double size : new double[] {-700, 700}) {
                for (Shape[] shapes : accepted(op)) {
                    assertFinite(op, shapes, size, 0.5);
                    try {
                        assertFinite(op, shapes, size, 1);
                    } catch (SingularException e) {
                        assertThat(e).hasMessageContaining("singular");
                    }
                }
            }
        }

        private void assertFinite(Op op, Shape[] shapes, double size, double least) {
            assertThat(largest(op, t -> large(op, shapes, size, t, least)))
                    .as("largest number at %s in %s before an overflow", size, Arrays.toString(shapes))
                    .isGreaterThan(1e290).isLessThan(Double.POSITIVE_INFINITY);
        }
    },
    /** A program computes the same bits as the tape, value and pullbacks, also where results take their arguments' memory. */
    REPLAY_GIVES_THE_SAME_BITS {
        @Override
        void check(Op op) {
            for (Shape[] shapes : accepted(op)) {
                if (Arrays.stream(shapes).allMatch(shape -> shape.size() > 0)) {
                    Value[] x = arguments(op, shapes, 30);
                    List<double[]> tape = ReplayedOp.onTheTape(op, x);
                    List<double[]> program = ReplayedOp.asProgram(op, x);
                    assertThat(program).hasSameSizeAs(tape);
                    for (int i = 0; i < tape.size(); i++) {
                        assertThat(program.get(i)).as("output %s of %s", i, Arrays.toString(shapes)).containsExactly(tape.get(i));
                    }
                }
            }
        }
    },
    /** The short way for single numbers gives the bits of the long one. */
    NUMBERS_ARE_LIKE_MATRICES {
        @Override
        void check(Op op) {
            if (op instanceof OnNumbers numeric) {
                Shape[] scalars = IntStream.range(0, op.arity()).mapToObj(i -> Shape.SCALAR).toArray(Shape[]::new);
                Value[] x = arguments(op, scalars, 31);
                DMatrixRMaj y = new DMatrixRMaj(1, 1);
                op.evaluate(Arrays.stream(x).map(Value::matrix).toArray(DMatrixRMaj[]::new), y);
                assertThat(numeric.onNumbers(x)).isEqualTo(y.data[0]);
            }
        }
    },
    /** Some columns of the result are made of those columns alone, where it says so. */
    A_BAND_IS_SOME_COLUMNS_OF_THE_WHOLE {
        @Override
        void check(Op op) {
            accepted(op).forEach(shapes -> OpBands.check(op, arguments(op, shapes, 1)));
        }
    },
    /** Of arguments in another layout, where it can work on them, it makes the same. */
    THE_LAYOUT_OF_AN_ARGUMENT_CHANGES_NOTHING {
        @Override
        void check(Op op) {
            accepted(op).forEach(shapes -> OpLayouts.check(op, arguments(op, shapes, 1)));
        }
    },
    /** Many columns side by side give what each gives on its own, signs of zeros included. */
    COLUMNS_DO_NOT_MIND_THEIR_NEIGHBOURS {
        @Override
        void check(Op op) {
            OpColumns.check(op);
        }
    },
    /** The notation names every argument; an entry of the result that is more than moved there counts as an operation. */
    IT_CAN_BE_READ_AND_COUNTED {
        @Override
        void check(Op op) {
            Notation[] names = IntStream.range(0, op.arity()).mapToObj(i -> Notation.symbol("arg" + i)).toArray(Notation[]::new);
            for (Notation name : names) {
                assertThat(op.notation(names).text()).contains(name.text());
            }
            for (Shape[] shapes : accepted(op)) {
                Value[] x = arguments(op, shapes, 1);
                assertThat(op.flops(shapes)).as("operations at %s", Arrays.toString(shapes))
                        .isGreaterThanOrEqualTo(computed(op.on(x), x));
            }
            assertThat(op.name()).matches("[a-z][a-zA-Z0-9]+");
            assertThat(op.getClass().isRecord()).as("%s is a record", op).isTrue();
        }
    },
    /** A watched run passes it with infinities and NaN, forth and back: it comes to an end and gives something. */
    NUMBERS_THAT_ARE_NOT_FINITE_PASS_IT_IN_A_WATCHED_RUN {
        @Override
        void check(Op op) {
            Value[] x = arguments(op, accepted(op).get(0), 20);
            Value y = op.on(x);
            AnomalyReport report = AnomalyReport.watch(() -> {
                Value infinity = Exp.exp(Value.scalar(1000));
                for (double sign : new double[] {1, -1, 0}) {
                    double number = sign * infinity.asScalar();
                    for (int i = 0; i < x.length; i++) {
                        op.on(replace(x, i, infinite(x[i], number)));
                        if (op.differentiable(i)) {
                            op.vjp(i, x, y, infinite(y, number));
                        }
                    }
                }
                return infinity;
            }).orElseThrow();
            assertThat(report.onward().orElseThrow().end()).isEmpty();
        }
    },
    /** What an operation says of numbers that are not finite, for programs that do not look at every result, is so. */
    WHAT_IS_NOT_FINITE_IS_SEEN {
        @Override
        void check(Op op) {
            for (Shape[] shapes : accepted(op)) {
                for (double size : op.keepsFinite() ? new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, 1e200, 700} : new double[0]) {
                    assertThat(Arrays.stream(raw(op, large(op, shapes, size, 1, 1))).boxed()).as("of %s", size).allMatch(Double::isFinite);
                    assertThat(Arrays.stream(raw(op, large(op, shapes, size, 1, -1))).boxed()).as("up to %s", size).allMatch(Double::isFinite);
                }
                for (int i = 0; i < op.arity(); i++) {
                    if (op.passesNonFinite(i)) {
                        checkPassing(op, arguments(op, shapes, 50), i);
                        checkPassing(op, Arrays.stream(shapes).map(shape -> Value.constant(shape, 0)).toArray(Value[]::new), i);
                    }
                }
            }
        }

        private void checkPassing(Op op, Value[] x, int argument) {
            for (int k = 0; k < x[argument].shape().size(); k++) {
                for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                    DMatrixRMaj[] numbers = Arrays.stream(x).map(Value::matrix).toArray(DMatrixRMaj[]::new);
                    numbers[argument].data[k] = number;
                    double[] y = raw(op, numbers);
                    assertThat(y.length == 0 || !Arrays.stream(y).allMatch(Double::isFinite))
                            .as("%s in argument %s is seen in %s", number, argument + 1, Arrays.toString(y)).isTrue();
                }
            }
        }
    };

    abstract void check(Op op);

    private interface ArgumentCheck {
        void check(Value[] x, int argument);
    }

    /** Each differentiable argument at each accepted non-empty combination of shapes. */
    private static void eachArgument(Op op, ArgumentCheck check) {
        for (Shape[] shapes : accepted(op)) {
            if (Arrays.stream(shapes).allMatch(shape -> shape.size() > 0) && op.shape(shapes).size() > 0) {
                Value[] x = arguments(op, shapes, 20);
                for (int i = 0; i < x.length; i++) {
                    if (op.differentiable(i)) {
                        check.check(x, i);
                    }
                }
            }
        }
    }
}
