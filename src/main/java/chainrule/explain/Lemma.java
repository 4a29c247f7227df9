package chainrule.explain;

import chainrule.tape.Notation;
import chainrule.tape.Notation.Call;
import chainrule.tape.Op;
import chainrule.tape.OperatorNotation.Infix;
import chainrule.tape.OperatorNotation.Postfix;
import chainrule.tape.OperatorNotation.Prefix;
import chainrule.tape.OperatorNotation.Repeated;
import chainrule.tape.Value;
import java.util.List;
import java.util.Optional;

/**
 * The theorems of the textbook that a pullback can be an instance of. Which one it is, is read off the formula of the
 * rule that ran, never off the name of the operation.
 */
public enum Lemma {
    /** {@code x̄ = ȳ}, {@code x̄ = −ȳ} */
    SUM("sum rule"),
    /** {@code x̄ = ȳ} for every entry of a larger {@code x}, or an equal share of it */
    SHARED("sum or mean: every entry gets its share"),
    /** {@code x̄ = Σ ȳ} */
    REPEATED("repeated value: the sum over its copies"),
    /** {@code x̄ = c ȳ} */
    CONSTANT_FACTOR("constant factor"),
    /** {@code ā = ȳ ⊙ b} */
    PRODUCT("product rule"),
    /** {@code ā = ȳ / b} */
    QUOTIENT("quotient rule"),
    /** {@code Ā = Ȳ Bᵀ} */
    WEIGHTS("lemma 1, weights: δ uᵀ"),
    /** {@code b̄ = Ȳ 1}, where {@code b} is added to {@code W u}; of one sample {@code ȳ} itself */
    BIAS("lemma 1, bias: δ, summed over the samples"),
    /** {@code x̄ = ȳ ⊙ f′(x)} */
    ENTRY_BY_ENTRY("lemma 2, entry by entry: δ ⊙ f′"),
    /** {@code B̄ = Aᵀ Ȳ} */
    THROUGH_WEIGHTS("lemma 3, through weights: Wᵀ δ"),
    /** {@code s̄ = ((Σ t) p − t) ȳ} with {@code p = softmax(s)} */
    SOFTMAX_CROSS_ENTROPY("softmax with cross-entropy: p − y"),
    /** {@code x̄ = Aᵀ ȳ}, where {@code A} depends neither on {@code x} nor on {@code y} */
    LINEAR("linear map: its transpose"),
    /** {@code x̄ = ∇f(x) ȳ}, one number for many */
    GRADIENT("chain rule: the gradient, times the adjoint"),
    /** {@code x̄ = Jᵀ ȳ} */
    JACOBIAN("chain rule: Jacobian transposed, times the adjoint");

    private final String words;

    Lemma(String words) {
        this.words = words;
    }

    /** Its name, with its formula where it has one by heart. */
    public String words() {
        return words;
    }

    /**
     * What a rule is written with.
     *
     * @param forward   the operation itself, of the arguments
     * @param arguments in order
     * @param argument  the one that the pullback belongs to
     * @param result    of the operation
     * @param bar       the adjoint of the result
     * @param reshaped  whether argument and result differ in shape
     */
    record Setting(Notation forward, List<Notation> arguments, int argument, Notation result, Notation bar, Reshaped reshaped) {

        /** Whether the argument has the shape of the result. */
        enum Reshaped {
            /** It has. */
            NO,
            /** It has not. */
            YES
        }

        boolean keepsShape() {
            return reshaped == Reshaped.NO;
        }

        /** Neither the argument nor the result: what is linear needs neither. */
        boolean isLinear(Notation rule) {
            return !rule.contains(arguments.get(argument)) && !rule.contains(result);
        }
    }

    /** The theorem that a formula is an instance of. */
    static Lemma of(Notation rule, Setting setting) {
        Notation bar = setting.bar();
        Notation plain = once(rule);
        Notation unsigned = once(plain instanceof Prefix minus ? minus.operand() : plain);
        if (unsigned == bar) {
            return setting.keepsShape() ? SUM : SHARED;
        } else if (rule instanceof Call call && call.function().startsWith("Σ") && call.arguments().equals(List.of(bar))) {
            return REPEATED;
        } else if (unsigned instanceof Infix product && product.operator().isEmpty()) {
            return juxtaposed(product, setting);
        } else if (setting.forward() instanceof Infix quotient && quotient.operator().startsWith("/")) {
            return QUOTIENT;
        } else if (unsigned instanceof Infix product && isPointwise(product) && product.contains(bar)) {
            return pointwise(product, setting);
        }
        return setting.isLinear(rule) ? LINEAR : JACOBIAN;
    }

    private static Lemma juxtaposed(Infix product, Setting setting) {
        if (product.left() == setting.bar() && isTransposed(product.right())) {
            return WEIGHTS;
        } else if (product.right() == setting.bar() && isTransposed(product.left())) {
            return THROUGH_WEIGHTS;
        } else if (product.right() == setting.bar() && setting.arguments().stream().noneMatch(product.left()::contains)) {
            return setting.keepsShape() ? CONSTANT_FACTOR : SHARED;
        }
        return setting.isLinear(product) ? LINEAR : JACOBIAN;
    }

    /** The adjoint is one of the factors, and the others know nothing of it: else it goes into more than its own entry. */
    private static Lemma pointwise(Infix product, Setting setting) {
        Notation bar = setting.bar();
        boolean first = once(product.left()) == bar;
        if (!first && once(product.right()) != bar) {
            return setting.isLinear(product) ? LINEAR : JACOBIAN;
        }
        Notation slope = first ? product.right() : product.left();
        if (slope.contains(bar)) {
            return setting.isLinear(product) ? LINEAR : JACOBIAN;
        } else if (setting.forward() instanceof Infix both && isPointwise(both) && both.parts().contains(slope)) {
            return PRODUCT;
        } else if (isPredictionMinusTarget(slope, setting)) {
            return SOFTMAX_CROSS_ENTROPY;
        }
        return setting.keepsShape() ? ENTRY_BY_ENTRY : setting.isLinear(product) ? LINEAR : GRADIENT;
    }

    /** Whether a value is the sum of a product of two values and of this one: {@code W u + b}. */
    static boolean isBiased(Value sum, Value by) {
        return formula(sum).filter(plus -> plus.operator().equals("+")).isPresent()
                && sum.inputs().stream().filter(input -> input != by).anyMatch(other -> isProduct(other, by));
    }

    private static boolean isProduct(Value value, Value without) {
        return formula(value).filter(product -> product.operator().isEmpty()).isPresent()
                && value.inputs().size() == 2
                && !value.inputs().contains(without);
    }

    private static Optional<Infix> formula(Value value) {
        Op op = value.op();
        return Optional.ofNullable(op)
                .map(known -> Notation.applied(value, value.inputs().stream().map(x -> Notation.symbol("x")).toArray(Notation[]::new)))
                .filter(Infix.class::isInstance)
                .map(Infix.class::cast);
    }

    private static boolean isPointwise(Infix product) {
        return product.operator().equals("⊙") || product.operator().equals("·");
    }

    /** Without the ones that repeat it to fit. */
    private static Notation once(Notation part) {
        return part instanceof Repeated repeated ? repeated.of() : part;
    }

    private static boolean isTransposed(Notation part) {
        return part instanceof Postfix mark && mark.operator().equals("ᵀ");
    }

    private static boolean isPredictionMinusTarget(Notation slope, Setting setting) {
        return slope instanceof Infix difference
                && difference.operator().equals("−")
                && setting.arguments().size() == 2
                && difference.right() == setting.arguments().get(1 - setting.argument())
                && mentionsSoftmax(difference.left());
    }

    private static boolean mentionsSoftmax(Notation part) {
        return part instanceof Call call && call.function().startsWith("softmax")
                || part.parts().stream().anyMatch(Lemma::mentionsSoftmax);
    }
}
