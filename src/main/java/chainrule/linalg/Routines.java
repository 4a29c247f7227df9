package chainrule.linalg;

/**
 * Which form of the routines this JVM runs: {@code jdk.incubator.vector} where it has that module, else portable Java.
 * The numbers are the same to the last bit. A routine begins in portable Java and changes over once vectors have become
 * the faster form; {@code -Dchainrule.routines=portable} or {@code =vector} asks for one form from the first call on,
 * for tests and measurements.
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

    private Routines() {}

    /** One line for people: which form runs here, and what would bring a faster one. */
    public static String description() {
        if (!HAVE_VECTORS) {
            return "portable Java; the Java option --add-modules jdk.incubator.vector makes them faster, with the same numbers";
        }
        return switch (WANTED) {
            case PORTABLE -> "portable Java, as chainrule.routines asks";
            case VECTOR -> "vectors, as chainrule.routines asks";
            case FASTEST -> "vectors, once they are compiled";
        };
    }
}
