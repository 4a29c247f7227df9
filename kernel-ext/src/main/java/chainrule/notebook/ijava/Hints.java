package chainrule.notebook.ijava;

import chainrule.notebook.ClassScan;
import chainrule.tape.Value;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody may have meant who wrote what does not compile: what other languages and libraries have, and Java or we
 * write otherwise. The names are those of the library's classes; only what Java cannot have is listed here.
 */
final class Hints {

    /** Java has no operators for values. */
    private static final Map<String, String> OPERATORS = Map.of(
            "+", "add(a, b), or shift(2, a) with a number",
            "-", "subtract(a, b), or negate(a)",
            "*", "multiply(a, b) entry by entry, matmul(a, b) for the matrix product, or scale(2, a) with a number",
            "/", "divide(a, b), or scale(0.5, a) with a number");

    /** What values have elsewhere and not here, as gradients are returned. */
    private static final Map<String, String> MEMBERS = Map.of(
            "backward", "gradients are returned, not left behind: write var g = gradients(%s, a, b), then g.of(a)",
            "grad", "gradients are returned, not left behind: write gradients(L, %1$s).of(%1$s)");

    private static final String ILLEGAL_CHARACTER = "compiler.err.illegal.char";
    private static final Pattern BAD_OPERATOR = Pattern.compile("'([-+*/])'");
    private static final Pattern NO_LAYER = Pattern.compile("(\\w+) cannot be converted to (?:\\w+\\.)*Layer\\b");
    private static final Pattern SPACED_MAGIC = Pattern.compile("^\\s*%\\s+(\\w+)");
    private static final String VALUE = Value.class.getName();

    /** What the compiler says of one error. */
    record Complaint(String code, String message, int position, String source) {}

    private final ClassScan library;
    private final Collection<String> magics;

    private Hints(ClassScan library, Collection<String> magics) {
        this.library = library;
        this.magics = magics;
    }

    /** @param magics the magics that there are */
    static Optional<String> on(Complaint error, Collection<String> magics) {
        try {
            return new Hints(ClassScan.beside(Value.class), magics).of(error);
        } catch (IOException | RuntimeException | LinkageError e) {
            // The compiler's own words are there all the same.
            return Optional.empty();
        }
    }

    private Optional<String> of(Complaint error) {
        Matcher spaced = SPACED_MAGIC.matcher(error.source());
        if (spaced.find() && magics.contains(spaced.group(1))) {
            return Optional.of("a magic has no space after its percent sign: did you mean %" + spaced.group(1) + "?");
        }
        if (error.code().equals(ILLEGAL_CHARACTER)) {
            return pasted(error);
        }
        Matcher operator = BAD_OPERATOR.matcher(error.message());
        if (error.code().contains("operator.cant.be.applied") && error.message().contains(VALUE) && operator.find()) {
            return Optional.of("Java has no operators for values: write " + OPERATORS.get(operator.group(1)));
        }
        Matcher layer = NO_LAYER.matcher(error.message());
        if (layer.find()) {
            return function(layer.group(1)).map(name -> "an operation is handed on by its method: write " + layer.group(1) + "::" + name);
        }
        return error.code().contains(Diagnosis.UNKNOWN) ? unknown(error) : Optional.empty();
    }

    /** A character that looks like one of Java's: from a web page, a book or a word processor. */
    private static Optional<String> pasted(Complaint error) {
        if (error.position() < 0 || error.position() >= error.source().length()) {
            return Optional.empty();
        }
        int c = error.source().codePointAt(error.position());
        String instead = switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.FORMAT -> "a space";
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.START_PUNCTUATION -> "a \"";
            case Character.DASH_PUNCTUATION -> "a -";
            case Character.MATH_SYMBOL -> c == '−' ? "a -" : c == '×' || c == '⋅' ? "a *" : c == '÷' ? "a /" : "";
            default -> c == '·' ? "a *" : "";
        };
        return instead.isEmpty() ? Optional.empty() : Optional.of("this has a character of pasted text that Java does not know, "
                + Character.getName(c).toLowerCase(Locale.ROOT) + ": type " + instead + " in its place");
    }

    private Optional<String> unknown(Complaint error) {
        String name = Diagnosis.symbol(error.message()).orElse("");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String location = error.message().lines().skip(2).findFirst().orElse("");
        if (location.contains(VALUE)) {
            return member(name, error);
        }
        Optional<Class<?>> type = Character.isUpperCase(name.charAt(0)) ? library.publicClass(name) : Optional.empty();
        if (type.isPresent()) {
            boolean named = Imports.isNamed(type.get());
            return named ? constructor(type.get())
                    : Optional.of(name + " is there, but not imported: import " + type.get().getName() + ";");
        }
        return called(name).map(method -> name + " is a function: write " + call(method, List.of())
                + function(method.getDeclaringClass().getSimpleName()).filter(name::equals)
                        .map(same -> ", or hand it on as " + method.getDeclaringClass().getSimpleName() + "::" + same).orElse(""));
    }

    /** {@code a.multiply(b)}, {@code L.backward()}. */
    private Optional<String> member(String name, Complaint error) {
        Matcher use = Pattern.compile("([\\w$]+(?:\\([^()]*\\))?)\\s*\\.\\s*" + Pattern.quote(name) + "\\s*(?:\\(([^()]*)\\))?")
                .matcher(error.source());
        boolean found = use.find();
        String owner = found ? use.group(1) : "a";
        if (MEMBERS.containsKey(name)) {
            return Optional.of(String.format(Locale.ROOT, MEMBERS.get(name), owner));
        }
        String others = found && use.group(2) != null ? use.group(2).strip() : "";
        return called(name).map(method -> name + " is a function here: write " + call(method,
                others.isEmpty() ? List.of(owner) : List.of(owner, others)));
    }

    private static Optional<String> constructor(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .max(Comparator.comparingInt(constructor -> constructor.getParameterCount()))
                .map(constructor -> type.getSimpleName() + " is a class: write new " + type.getSimpleName() + "("
                        + parameters(Arrays.stream(constructor.getParameters())) + ")");
    }

    /** What a notebook calls by this name without more: of several, the one that asks for least. */
    private Optional<Method> called(String name) {
        return Imports.callable(library)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(name) && Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers()))
                .min(Comparator.comparingInt(Method::getParameterCount));
    }

    /** The method of the same name as a class: the operation. */
    private Optional<String> function(String type) {
        return Character.isUpperCase(type.charAt(0)) ? called(Character.toLowerCase(type.charAt(0)) + type.substring(1))
                .map(Method::getName) : Optional.empty();
    }

    private static String call(Method method, List<String> arguments) {
        return method.getName() + "(" + (arguments.isEmpty() ? parameters(Arrays.stream(method.getParameters()))
                : String.join(", ", arguments)) + ")";
    }

    private static String parameters(Stream<Parameter> parameters) {
        return parameters.map(Parameter::getName).collect(Collectors.joining(", "));
    }
}
