package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.TableView;
import java.io.IOException;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code %chainrule}: what one can ask to see, with an example of each. */
public final class ChainruleMagic implements Magic {

    /** Found by scanning. */
    public ChainruleMagic() {}

    /** Lists what there is. */
    public static void showChainrule() {
        Shown.here(list());
    }

    @Override
    public String name() {
        return "chainrule";
    }

    @Override
    public String help() {
        return "this list";
    }

    @Override
    public String example() {
        return "";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        return list();
    }

    private static Display list() {
        try {
            StringColumn magic = StringColumn.create("magic");
            StringColumn call = StringColumn.create("in Java");
            StringColumn help = StringColumn.create("shows");
            for (Magic each : Magics.all()) {
                magic.append(each.exampleLine());
                call.append(each.exampleCall());
                help.append(each.help());
            }
            Display see = TableView.of(Table.create("What you can ask to see, each with an example", magic, call, help));
            Display build = TableView.of(Vocabulary.table());
            return new Display(see.html() + "<div style=\"height:8px\"></div>" + build.html(), see.text() + "\n" + build.text());
        } catch (IOException e) {
            throw new CannotShow("%chainrule: the list cannot be read: " + e.getMessage());
        }
    }
}
