package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.OnNumbers;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks one rule at a time, and demands that the law in charge notices, and that a sound op passes the same law. */
class BrokenOpTest {

    enum Fault {
        SIGN_OF_THE_PULLBACK(OpLaws.PULLBACK_IS_THE_ADJOINT_OF_THE_PUSHFORWARD),
        FACTOR_TWO_IN_BOTH_MODES(OpLaws.PUSHFORWARD_MATCHES_DIFFERENCES),
        ANOTHER_PUSHFORWARD(OpLaws.PUSHFORWARD_IS_THE_TRANSPOSED_PULLBACK),
        DETACHED_PULLBACK(OpLaws.SECOND_ORDER_AGREES),
        A_NAME_THAT_COUNTS(OpLaws.A_CAPTURED_POINT_IS_A_CONSTANT),
        A_SLOPE_THAT_ENDS_NEAR_ZERO(OpLaws.NOTHING_JUMPS_AT_ZERO),
        A_VALUE_THAT_ENDS_FAR_OUT(OpLaws.THE_ENDS_OF_THE_RANGE_ARE_RIGHT),
        A_SLOPE_WITHOUT_DIGITS_IN_THE_TAIL(OpLaws.THE_ENDS_OF_THE_RANGE_ARE_RIGHT),
        A_REFUSAL_FAR_OUT(OpLaws.THE_ENDS_OF_THE_RANGE_ARE_RIGHT),
        OUTPUT_ADDED_TO(OpLaws.EVALUATION_OVERWRITES_AND_LEAVES_INPUTS_ALONE),
        INPUT_WRITTEN_TO(OpLaws.EVALUATION_OVERWRITES_AND_LEAVES_INPUTS_ALONE),
        PULLBACK_IN_A_WRONG_SHAPE(OpLaws.SHAPES_ARE_KEPT),
        REFUSAL_WITHOUT_SHAPES(OpLaws.SHAPES_ARE_ACCEPTED_OR_REFUSED_IN_WORDS),
        NOTHING_ACCEPTED(OpLaws.SHAPES_ARE_ACCEPTED_OR_REFUSED_IN_WORDS),
        OVERFLOW(OpLaws.LARGE_ARGUMENTS_STAY_FINITE),
        RESULT_CLEARED_BEFORE_THE_ARGUMENT_IS_READ(OpLaws.REPLAY_GIVES_THE_SAME_BITS),
        ANOTHER_RESULT_FOR_NUMBERS(OpLaws.NUMBERS_ARE_LIKE_MATRICES),
        COLUMNS_MIXED(OpLaws.COLUMNS_DO_NOT_MIND_THEIR_NEIGHBOURS),
        BANDS_MIXED(OpLaws.A_BAND_IS_SOME_COLUMNS_OF_THE_WHOLE),
        NO_WAY_FOR_THE_TRANSPOSED(OpLaws.THE_LAYOUT_OF_AN_ARGUMENT_CHANGES_NOTHING),
        NOTHING_REPEATED(OpLaws.THE_LAYOUT_OF_AN_ARGUMENT_CHANGES_NOTHING),
        A_WRONG_WAY_FOR_UNITS(OpLaws.COLUMNS_DO_NOT_MIND_THEIR_NEIGHBOURS),
        NO_COLUMN_TAKEN(OpLaws.COLUMNS_DO_NOT_MIND_THEIR_NEIGHBOURS),
        NOT_A_NUMBER_REFUSED(OpLaws.NUMBERS_THAT_ARE_NOT_FINITE_PASS_IT_IN_A_WATCHED_RUN),
        NOT_FINITE_AFTER_ALL(OpLaws.WHAT_IS_NOT_FINITE_IS_SEEN),
        INFINITY_HIDDEN(OpLaws.WHAT_IS_NOT_FINITE_IS_SEEN),
        NOTATION_WITHOUT_THE_ARGUMENT(OpLaws.IT_CAN_BE_READ_AND_COUNTED),
        OPERATIONS_NOT_COUNTED(OpLaws.IT_CAN_BE_READ_AND_COUNTED);

        final OpLaws noticedBy;

        Fault(OpLaws noticedBy) {
            this.noticedBy = noticedBy;
        }
    }

    /** {@code sin x / x} with the slope {@code (cos x − y)/x}, told to be 0 at 0: right there, but its own slope is not. */
    record Sinc(double near) implements Elementwise {

        @Override
        public double apply(double x) {
            return x == 0 ? 1 : Math.sin(x) / x;
        }

        @Override
        public Value derivative(Value x, Value y) {
            double at = x.asScalar();
            return Math.abs(at) <= near
                    ? scale(0, x)
                    : DivideOrZero.divideOrZero(Subtract.subtract(Cos.cos(x), y), x);
        }

        @Override
        public Notation notation(Notation... x) {
            return Notation.call("sinc", x);
        }
    }

    /** The same with its series near zero. */
    record SoundSinc() implements Elementwise {

        @Override
        public double apply(double x) {
            return Math.abs(x) < 1e-2 ? 1 - x * x / 6 * (1 - x * x / 20) : Math.sin(x) / x;
        }

        @Override
        public Value derivative(Value x, Value y) {
            return Math.abs(x.asScalar()) < 1e-2
                    ? Add.add(scale(-1.0 / 3, x), scale(1.0 / 30, Multiply.multiply(x, Square.square(x))))
                    : Divide.divide(Subtract.subtract(Cos.cos(x), y), x);
        }

        @Override
        public Notation notation(Notation... x) {
            return Notation.call("sinc", x);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 1e-6, 1e-3})
    void aSecondDerivativeThatIsWrongNearZeroIsNoticed(double near) {
        assertThatThrownBy(() -> OpLaws.NOTHING_JUMPS_AT_ZERO.check(new Sinc(near))).isNotNull();
        OpLaws.NOTHING_JUMPS_AT_ZERO.check(new SoundSinc());
    }

    @Test
    void anOperationOnNumbersWithoutADefinitionIsAskedForOne() {
        assertThatThrownBy(() -> OpLaws.THE_ENDS_OF_THE_RANGE_ARE_RIGHT.check(new SoundSinc()))
                .isInstanceOf(AssertionError.class).hasMessageContaining("no reference for SoundSinc").hasMessageContaining("OpReferences");
    }

    @ParameterizedTest
    @EnumSource
    void isNoticed(Fault fault) {
        assertThatThrownBy(() -> fault.noticedBy.check(new BrokenTanh(fault)))
                .as("the law %s on an op with %s", fault.noticedBy, fault)
                .isNotNull();
        fault.noticedBy.check(new Tanh());
    }

    @ParameterizedTest
    @EnumSource
    void everyLawIsBrokenBySomeFault(OpLaws law) {
        assertThat(Fault.values()).anyMatch(fault -> fault.noticedBy == law);
    }

    /** The hyperbolic tangent with one fault. */
    record BrokenTanh(Fault fault) implements OnNumbers, OnColumns {

        private static final Tanh TANH = new Tanh();

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public Shape shape(Shape... x) {
            if (fault == Fault.NOTHING_ACCEPTED) {
                throw new ShapeException(name(), "something else", x);
            }
            if (fault == Fault.NO_COLUMN_TAKEN && x[0].columns() == 1) {
                throw new ShapeException(name(), "more columns", x);
            }
            if (fault == Fault.REFUSAL_WITHOUT_SHAPES && x[0].rows() == 4) {
                throw new ShapeException(name(), "fewer rows");
            }
            return x[0];
        }

        @Override
        public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
            DMatrixRMaj before = y.copy();
            if (fault == Fault.RESULT_CLEARED_BEFORE_THE_ARGUMENT_IS_READ) {
                y.zero();
            }
            if (fault == Fault.NOT_A_NUMBER_REFUSED && Double.isNaN(x[0].data[0])) {
                throw new IllegalStateException("not a number");
            }
            TANH.evaluate(x, y);
            for (int k = 0; k < y.getNumElements(); k++) {
                if (fault == Fault.OUTPUT_ADDED_TO) {
                    y.data[k] += before.data[k];
                }
                if (fault == Fault.COLUMNS_MIXED || fault == Fault.BANDS_MIXED) {
                    y.data[k] = y.data[k - k % y.numCols];
                }
                if (fault == Fault.INPUT_WRITTEN_TO) {
                    x[0].data[k] = 0;
                }
                if ((fault == Fault.OVERFLOW || fault == Fault.NOT_FINITE_AFTER_ALL) && Math.abs(x[0].data[k]) > 100) {
                    y.data[k] = Double.POSITIVE_INFINITY;
                }
            }
        }

        @Override
        public boolean inPlace(int argument) {
            return true;
        }

        @Override
        public @Nullable Op onTransposed(int argument) {
            return fault == Fault.NO_WAY_FOR_THE_TRANSPOSED ? TANH : null;
        }

        @Override
        public boolean repeats(int argument) {
            return fault == Fault.NOTHING_REPEATED;
        }

        @Override
        public boolean byColumn(int argument) {
            return true;
        }

        @Override
        public boolean keepsFinite() {
            return true;
        }

        @Override
        public boolean passesNonFinite(int argument) {
            return fault == Fault.INFINITY_HIDDEN;
        }

        @Override
        public Value onUnits(int argument, Value... x) {
            return fault == Fault.A_WRONG_WAY_FOR_UNITS ? x[argument] : OnColumns.super.onUnits(argument, x);
        }

        @Override
        public double onNumbers(Value[] x) {
            double at = Math.abs(x[0].asScalar());
            return switch (fault) {
                case ANOTHER_RESULT_FOR_NUMBERS -> at;
                case A_VALUE_THAT_ENDS_FAR_OUT -> at > 1e308 ? 0 : TANH.onNumbers(x);
                case A_REFUSAL_FAR_OUT -> at > 1e308 ? Double.NaN : TANH.onNumbers(x);
                default -> TANH.onNumbers(x);
            };
        }

        @Override
        public Value vjp(int argument, Value[] x, Value y, Value yBar) {
            Value right = TANH.vjp(argument, x, y, yBar);
            return switch (fault) {
                case SIGN_OF_THE_PULLBACK -> scale(-1, right);
                case FACTOR_TWO_IN_BOTH_MODES -> scale(2, right);
                case DETACHED_PULLBACK -> Value.matrix("detached", right.matrix());
                case A_NAME_THAT_COUNTS -> x[0].name().equals("t") ? scale(2, right) : right;
                case A_SLOPE_THAT_ENDS_NEAR_ZERO -> x[0].shape().isScalar() && Math.abs(x[0].asScalar()) < 1e-5 ? scale(0, right) : right;
                case A_SLOPE_WITHOUT_DIGITS_IN_THE_TAIL -> multiply(yBar, Shift.shift(1, Negate.negate(Square.square(y))));
                case PULLBACK_IN_A_WRONG_SHAPE -> Transpose.transpose(right);
                default -> right;
            };
        }

        @Override
        public Value jvp(int argument, Value[] x, Value y, Value xDot) {
            Value right = TANH.jvp(argument, x, y, xDot);
            return switch (fault) {
                case FACTOR_TWO_IN_BOTH_MODES -> scale(2, right);
                case ANOTHER_PUSHFORWARD -> scale(0.5, right);
                default -> right;
            };
        }

        @Override
        public Notation notation(Notation... x) {
            return fault == Fault.NOTATION_WITHOUT_THE_ARGUMENT ? Notation.symbol("tanh") : TANH.notation(x);
        }

        @Override
        public long flops(Shape... x) {
            return fault == Fault.OPERATIONS_NOT_COUNTED ? 0 : x[0].size();
        }
    }
}
