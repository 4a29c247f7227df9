package chainrule.linalg;

/**
 * Which form of the routines this JVM runs: {@code jdk.incubator.vector} where it has that module, else portable Java.
 * The numbers are the same to the last bit. A routine begins in portable Java and changes over once vectors have become
 * the faster form; {@code -Dchainrule.routines=portable} or {@code =vector} asks for one form from the first call on,
 * for tests and measurements. Large products are shared by {@code -Dchainrule.threads=N} threads, one to a processor if
 * nothing is said.
 */
public final class Routines {

    /** What {@code chainrule.routines} may ask for. */
    enum Wanted {
        PORTABLE,
        VECTOR,
        FASTEST
    }

    /** What it asks for. */
    static final Wanted WANTED = switch (System.getProperty("chainrule.routines", "")) {
        case "portable" -> Wanted.PORTABLE;
        case "vector" -> Wanted.VECTOR;
        default -> Wanted.FASTEST;
    };

    /** Whether this JVM has the module; without it no vector class may be loaded. */
    static final boolean HAVE_VECTORS = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /** Whether a routine may begin in one form and go on in the other. */
    static final boolean MAY_CHANGE = HAVE_VECTORS && WANTED == Wanted.FASTEST;

    private Routines() {}

    /** One line for people: which form runs here, on how many threads, and what would bring a faster one. */
    public static String description() {
        String form = HAVE_VECTORS ? forms() : "portable Java (--add-modules jdk.incubator.vector is faster, with the same numbers)";
        return form + "; large products on " + Team.ALL.size() + (Team.ALL.size() == 1 ? " thread" : " threads");
    }

    private static String forms() {
        return switch (WANTED) {
            case PORTABLE -> "portable Java, as chainrule.routines asks";
            case VECTOR -> "vectors, as chainrule.routines asks";
            case FASTEST -> "portable Java at first, vectors once they are compiled";
        };
    }
}
