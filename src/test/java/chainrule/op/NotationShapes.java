package chainrule.op;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.OperatorNotation.Infix;
import chainrule.tape.OperatorNotation.Postfix;
import chainrule.tape.OperatorNotation.Prefix;
import chainrule.tape.OperatorNotation.Repeated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the shape off a formula, as a student does: a product of matrices has to fit, a sum has parts of one shape, and a
 * number is no vector. Functions are those that some operation is written with, found by scanning.
 */
public final class NotationShapes {

    /** What a number is: it joins a sum of any shape, but alone it is {@code 1×1}. */
    private static final Shape NUMBER = new Shape(1, 1);

    /** What does not tell its shape: a range. */
    private static final Shape ANY = new Shape(0, 0);

    private static final Pattern SLICE = Pattern.compile("\\[(\\d+):(\\d+), (\\d+):(\\d+)\\]");

    /** A function as an operation writes it: of arguments in its own order, and of constants. */
    private record Function(Op op, List<Notation> arguments) {}

    private static final Map<String, List<Function>> FUNCTIONS = functions();

    private final Map<String, Shape> names;

    private NotationShapes(Map<String, Shape> names) {
        this.names = names;
    }

    /** Whether a formula has a shape, or does not tell. @throws AssertionError if it has none, or a name that is unknown */
    public static boolean agrees(Notation formula, Shape shape, Map<String, Shape> names) {
        Shape read = new NotationShapes(names).of(formula);
        return read == ANY || read.equals(shape);
    }

    private static Map<String, List<Function>> functions() {
        return OpScan.instances().stream()
                .flatMap(op -> op.notation(symbols(op)) instanceof Notation.Call call
                        ? Stream.of(Map.entry(call.function(), new Function(op, call.arguments())))
                        : Stream.empty())
                .collect(groupingBy(Map.Entry::getKey,
                        mapping(Map.Entry::getValue, toList())));
    }

    private static Notation[] symbols(Op op) {
        return IntStream.range(0, op.arity()).mapToObj(i -> Notation.symbol("argument" + i)).toArray(Notation[]::new);
    }

    private Shape of(Notation formula) {
        if (formula instanceof Notation.Symbol symbol) {
            return symbol(symbol.text());
        } else if (formula instanceof Notation.Bar bar) {
            return named(bar.name());
        } else if (formula instanceof Notation.Size size) {
            return size.shape();
        } else if (formula instanceof Notation.Entries entries) {
            return new Shape(entries.rows().size(), entries.rows().get(0).size());
        } else if (formula instanceof Notation.Norm norm) {
            return norm.mark().equals("↓") ? new Shape(1, of(norm.of()).columns()) : Shape.SCALAR;
        } else if (formula instanceof Notation.Call call) {
            return call(call);
        } else if (formula instanceof Repeated repeated) {
            same(repeated, of(repeated.of()), repeated.from());
            return repeated.to();
        } else if (formula instanceof Prefix prefix) {
            return of(prefix.operand());
        } else if (formula instanceof Postfix postfix) {
            return postfix(postfix, of(postfix.operand()));
        }
        return infix((Infix) formula);
    }

    private Shape symbol(String text) {
        if (Notation.symbol(text) instanceof Notation.Symbol symbol && symbol.isNumber() || text.equals("½")) {
            return NUMBER;
        }
        // The identity matrix is as large as it has to be.
        boolean range = text.equals("I") || text.contains("…") || text.startsWith("[") || text.matches("\\d+×\\d+");
        return range && !names.containsKey(text) ? ANY : named(text);
    }

    private Shape named(String name) {
        Shape shape = names.get(name);
        if (shape == null) {
            throw new AssertionError("nobody says what " + name + " is; known are " + names.keySet());
        }
        return shape;
    }

    private static Shape postfix(Postfix postfix, Shape x) {
        Matcher slice = SLICE.matcher(postfix.operator());
        if (slice.matches()) {
            return new Shape(size(slice.group(1), slice.group(2)), size(slice.group(3), slice.group(4)));
        }
        return x != ANY && postfix.operator().equals("ᵀ") ? x.transpose() : x;
    }

    private static int size(String from, String to) {
        return Integer.parseInt(to) - Integer.parseInt(from);
    }

    private Shape infix(Infix infix) {
        if (isDerivative(infix.left()) && infix.right() instanceof Notation.Bar bar) {
            // (∂u/∂x)ᵀ ū has the shape of x.
            Infix derivative = (Infix) ((Postfix) infix.left()).operand();
            same(infix, of(bar), variable(derivative.left()));
            return variable(derivative.right());
        } else if (isDerivative(infix)) {
            same(infix, variable(infix.left()), Shape.SCALAR);
            same(infix, variable(infix.right()), Shape.SCALAR);
            return Shape.SCALAR;
        }
        Shape left = of(infix.left());
        Shape right = of(infix.right());
        if (left == ANY || right == ANY || infix.operator().equals("…")) {
            return ANY;
        }
        return switch (infix.operator()) {
            case "+", "−" -> left == NUMBER ? right : right == NUMBER ? left : same(infix, left, right);
            case "⊙" -> same(infix, left, right);
            case "·" -> left.isScalar() ? right : right.isScalar() ? left : fail(infix, left, right);
            case "" -> left.columns() == right.rows() ? new Shape(left.rows(), right.columns())
                    : left.isScalar() ? right : right.isScalar() ? left : fail(infix, left, right);
            case "/", "/₀" -> right.isScalar() ? left : left == NUMBER ? right : same(infix, left, right);
            default -> throw new AssertionError("an unknown operator in " + infix.text());
        };
    }

    private static boolean isDerivative(Notation formula) {
        return formula instanceof Postfix transposed ? isDerivative(transposed.operand())
                : formula instanceof Infix quotient && quotient.strength() == Notation.Strength.PREFIX;
    }

    private Shape variable(Notation partial) {
        String name = partial.text().substring(1);
        return names.containsKey(name) ? names.get(name) : symbol(name);
    }

    private Shape call(Notation.Call call) {
        List<Shape> arguments = call.arguments().stream().map(this::of).toList();
        Set<Shape> results = results(call, arguments, true);
        // With constants that no sample has, only that there is such a function can be said.
        if (results.isEmpty() && (!results(call, arguments, false).isEmpty() || isOfAnyNumber(call.function()))) {
            return ANY;
        } else if (results.isEmpty()) {
            throw new AssertionError("no operation takes " + call.text() + " of " + arguments);
        }
        return results.size() == 1 ? results.iterator().next() : ANY;
    }

    /** Samples have a few arguments only, where an operation takes any number. */
    private static boolean isOfAnyNumber(String function) {
        return FUNCTIONS.getOrDefault(function, List.of()).stream().map(each -> each.arguments.size()).distinct().count() > 1;
    }

    private static Set<Shape> results(Notation.Call call, List<Shape> arguments, boolean withItsConstants) {
        List<Function> candidates = FUNCTIONS.getOrDefault(call.function(), List.of());
        return candidates.stream()
                .filter(function -> function.arguments.size() == arguments.size())
                .filter(function -> !withItsConstants || IntStream.range(0, arguments.size())
                        .allMatch(i -> place(function.arguments.get(i)) >= 0 || function.arguments.get(i).equals(call.arguments().get(i))))
                .flatMap(function -> result(function, arguments).stream())
                .collect(toSet());
    }

    private static List<Shape> result(Function function, List<Shape> given) {
        Shape[] x = new Shape[function.op.arity()];
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            int place = place(function.arguments.get(i));
            if (place >= 0) {
                x[place] = given.get(i);
                if (given.get(i) == NUMBER) {
                    numbers.add(place);
                }
            }
        }
        Shape full = Arrays.stream(x).filter(shape -> shape != null && shape != NUMBER).findFirst().orElse(NUMBER);
        numbers.forEach(place -> x[place] = full);
        try {
            return List.of(function.op.shape(x));
        } catch (ShapeException | NullPointerException e) {
            return List.of();
        }
    }

    /** Which argument of the operation a part stands for, by itself or through a function; −1 for a constant. */
    private static int place(Notation part) {
        if (part instanceof Notation.Call inner) {
            return inner.arguments().stream().mapToInt(NotationShapes::place).max().orElse(-1);
        }
        return part.text().startsWith("argument") ? Integer.parseInt(part.text().substring("argument".length())) : -1;
    }

    private static Shape same(Notation formula, Shape one, Shape other) {
        return one.equals(other) || one == ANY ? other : fail(formula, one, other);
    }

    private static Shape fail(Notation formula, Shape one, Shape other) {
        throw new AssertionError(one + " and " + other + " do not go together in " + formula.text());
    }
}
