package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.TableView;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The options of a magic as a table, each with an example of the line and of the call in Java. */
final class OptionsHelp {

    private OptionsHelp() {}

    /** @param made what makes the options' record in Java; empty if the one option is an argument itself */
    static Display of(Magic magic, List<Option> options, String made) {
        StringColumn line = StringColumn.create("for example");
        StringColumn call = StringColumn.create("in Java");
        StringColumn help = StringColumn.create("shows");
        for (Option option : options) {
            if (!option.word().equals("help")) {
                line.append(magic.exampleLine() + " " + option.example());
                call.append(call(magic, option, made));
                help.append(option.help());
            }
        }
        return TableView.of(Table.create("Options of %" + magic.name() + "; they go together, before or after", line, call, help));
    }

    /** Expressions are further arguments of the call; all other options are calls of their own name. */
    private static String call(Magic magic, Option option, String made) {
        String second = option.takes() == Takes.EXPRESSION || made.isEmpty() ? option.sample() : made + "." + option.word() + "(" + option.sample() + ")";
        return magic.staticName() + "(" + magic.example() + ", " + second + ")";
    }
}
