package chainrule.tape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Reads mathematics in LaTeX as a typesetter does and throws at what it would stumble over: braces, fences and
 * environments that do not close, characters that mean something, two indices on one base, commands that not all of
 * amsmath, MathJax and KaTeX know.
 */
public final class LatexReader {

    private static final Set<String> COMMANDS = Set.of(
            "text", "mathit", "operatorname", "frac", "tfrac", "sqrt", "overline", "vphantom", "mathbf", "partial", "left", "right", "lVert",
            "rVert", "lvert", "rvert", "top", "odot", "cdot", "times", "to", "downarrow", "rightarrow", "ldots", "infty",
            "backslash", "wedge", "sim", "begin", "end", "exp", "ln", "sin", "cos", "tan", "arctan", "sinh", "cosh", "tanh",
            "max", "min", "det", "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa",
            "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "varphi", "chi", "psi", "omega", "Gamma",
            "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega");

    private final String latex;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;

    private LatexReader(String latex) {
        this.latex = latex;
    }

    /** @throws AssertionError with the place, if it cannot be typeset */
    public static void read(String latex) {
        LatexReader reader = new LatexReader(latex);
        reader.all();
        if (!reader.open.isEmpty()) {
            throw reader.fault("still open: " + reader.open);
        }
    }

    private AssertionError fault(String what) {
        return new AssertionError(what + " at " + at + " in " + latex);
    }

    private void all() {
        // Which indices the base before has already.
        String indices = "";
        while (at < latex.length()) {
            char c = latex.charAt(at++);
            if (c == '_' || c == '^') {
                if (indices.indexOf(c) >= 0 || at >= latex.length() || latex.charAt(at) != '{') {
                    throw fault("two indices on one base, or one without braces");
                }
                at++;
                String outside = indices + c;
                open.push("{" + outside);
                indices = "";
            } else if (c == '{') {
                open.push("{");
                indices = "";
            } else if (c == '}') {
                indices = close("{").substring(1);
            } else if (c == '\\') {
                indices = command() ? "" : indices;
            } else if (c == '&' && !"bmatrix".equals(open.peek()) || "$#%~".indexOf(c) >= 0 || c < ' ' || c > '~') {
                throw fault("a bare " + c);
            } else {
                indices = "";
            }
        }
    }

    private String close(String what) {
        if (open.isEmpty() || !open.peek().startsWith(what)) {
            throw fault("closes what is not open; open are " + open);
        }
        return open.pop();
    }

    private boolean command() {
        char first = latex.charAt(at);
        if (!Character.isLetter(first)) {
            at++;
            if ("$#%&_{},\\".indexOf(first) < 0) {
                throw fault("an unknown escape " + first);
            }
            return true;
        }
        int from = at;
        while (at < latex.length() && Character.isLetter(latex.charAt(at))) {
            at++;
        }
        String name = latex.substring(from, at);
        if (!COMMANDS.contains(name)) {
            throw fault("an unknown command " + name);
        }
        switch (name) {
            case "text" -> text();
            case "left" -> open.push("left");
            case "right" -> close("left");
            case "begin" -> open.push(argument());
            case "end" -> close(argument());
            default -> { }
        }
        return true;
    }

    private String argument() {
        if (latex.charAt(at) != '{') {
            throw fault("no argument");
        }
        int end = latex.indexOf('}', at);
        String argument = latex.substring(at + 1, end);
        at = end + 1;
        return argument;
    }

    private void text() {
        for (char c : argument().toCharArray()) {
            if ("\\{$&#_^%~".indexOf(c) >= 0 || c < ' ') {
                throw fault("a bare " + c + " in text");
            }
        }
    }
}
