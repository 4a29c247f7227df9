package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import java.util.List;

/** One thing a user can ask to see. */
public interface Magic extends Views {

    /** The word after the percent sign. */
    String name();

    /** What it shows, in one line. */
    String help();

    /** What stands after the word in an example; empty if it takes nothing. */
    String example();

    /**
     * Answers {@code %name argument}.
     *
     * @param argument as the user wrote it, but for quotes and backslashes, which a kernel may take out
     * @param host     the notebook it was asked in
     * @throws CannotShow if it cannot be answered
     */
    Display answer(String argument, NotebookHost host);

    @Override
    default List<View<?>> views() {
        return List.of();
    }

    /** The same in Java: {@code showTape} for {@code tape}. */
    default String staticName() {
        return "show" + Character.toUpperCase(name().charAt(0)) + name().substring(1);
    }

    /** {@code %tape c}. */
    default String exampleLine() {
        return ("%" + name() + " " + example()).strip();
    }

    /** {@code showTape(c)}. */
    default String exampleCall() {
        return staticName() + "(" + example() + ")";
    }
}
