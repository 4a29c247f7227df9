package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code %chainrule}: what one can ask to see, with an example of each. */
public final class ChainruleMagic implements Magic {

    private static final String CELL = "<td style=\"text-align:left;padding:2px 16px 2px 0\">%s</td>";

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
            List<Magic> magics = Magics.all();
            return new Display(html(magics), text(magics));
        } catch (IOException e) {
            throw new CannotShow("%chainrule: the list cannot be read: " + e.getMessage());
        }
    }

    private static String text(List<Magic> magics) {
        return magics.stream()
                .map(magic -> String.format(
                        Locale.ROOT, "%-16s %-22s %s", magic.exampleLine(), magic.exampleCall(), magic.help()))
                .collect(Collectors.joining("\n"));
    }

    private static String html(List<Magic> magics) {
        return magics.stream()
                .map(magic -> "<tr>" + cell(code(magic.exampleLine())) + cell(code(magic.exampleCall()))
                        + cell(escaped(magic.help())) + "</tr>")
                .collect(Collectors.joining(
                        "\n", "<table>\n<tr><th>magic</th><th>in Java</th><th>shows</th></tr>\n", "\n</table>"));
    }

    private static String cell(String html) {
        return String.format(Locale.ROOT, CELL, html);
    }

    private static String code(String text) {
        return "<code>" + escaped(text) + "</code>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
