package chainrule.tape;

import java.util.Arrays;
import java.util.Optional;

/** The line of the program that called the library: the nearest that is neither the library's nor the platform's. */
public final class UserLine {

    private static final String LIBRARY = "chainrule.";

    private UserLine() {}

    /** Of the thread that asks. */
    static Optional<StackTraceElement> here() {
        return StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> isUsers(frame.getClassName()))
                .findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement));
    }

    /** Where the call was that ended in an exception. */
    public static Optional<StackTraceElement> of(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).filter(frame -> isUsers(frame.getClassName())).findFirst();
    }

    private static boolean isUsers(String type) {
        // The library's classes are in packages below this one; one that lies in it directly is somebody's program.
        boolean ours = type.startsWith(LIBRARY) && type.indexOf('.', LIBRARY.length()) >= 0;
        return !ours && !type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun.");
    }
}
