package chainrule.notebook;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The notebook this JVM runs in, if it runs in one. A JVM is one kernel, so there is one. */
public final class Notebook {

    private static final AtomicReference<@Nullable NotebookHost> HOST = new AtomicReference<>();

    private Notebook() {}

    /** Names the kernel we run in. */
    public static void attach(NotebookHost host) {
        HOST.set(host);
    }

    /** Forgets the kernel; for tests. */
    public static void detach() {
        HOST.set(null);
    }

    /** The kernel we run in; empty in a plain program. */
    public static Optional<NotebookHost> host() {
        return Optional.ofNullable(HOST.get());
    }
}
