package chainrule.notebook.view;

import java.util.Arrays;

/**
 * How wide a text runs, in units of its size, without asking the machine for a font. The widths are those that
 * Helvetica and the fonts made to its measure share, rounded to hundredths; what is not in the table gets the width of
 * its kind. Pictures write the width beside each text, and the reader's font follows.
 */
final class CharacterWidths {

    /** One group of characters per width. */
    private static final String[] GROUPS = {
        "ijl'|`", " ft!,./:;I[]\\", "()-r{}\"*", "^ckJsvxyz", "+<=>~", "FTZ", "ABEKPSVXY&", "CDHNRUw", "GOQ", "mM%", "W@"
    };

    private static final int[] HUNDREDTHS = {23, 28, 34, 50, 58, 61, 67, 72, 78, 84, 97};

    private static final double[] ASCII = new double[128];

    static {
        Arrays.fill(ASCII, 0.56);
        for (int group = 0; group < GROUPS.length; group++) {
            for (char character : GROUPS[group].toCharArray()) {
                ASCII[character] = HUNDREDTHS[group] / 100.0;
            }
        }
    }

    private CharacterWidths() {}

    /** The sum of the widths of the characters of {@code text}. */
    static double of(String text) {
        return text.codePoints().mapToDouble(CharacterWidths::of).sum();
    }

    /** How many columns {@code text} takes in a fixed-width font. */
    static int columns(String text) {
        return text.codePoints().map(c -> combining(c) ? 0 : wide(c) ? 2 : 1).sum();
    }

    private static double of(int character) {
        if (character < 128) {
            return ASCII[character];
        }
        if (combining(character)) {
            return 0;
        }
        if (wide(character)) {
            return 1;
        }
        boolean raised = character >= 0x2070 && character <= 0x209F
                || character >= 0x1D2C && character <= 0x1D6A
                || character == 0xB2 || character == 0xB3 || character == 0xB9;
        boolean arrowOrSymbol = character >= 0x2190 && character <= 0x23FF && character != '−';
        return raised ? 0.38 : arrowOrSymbol ? 0.7 : character == '…' || character == '‖' ? 0.7 : 0.58;
    }

    private static boolean combining(int character) {
        return character >= 0x300 && character <= 0x36F
                || character >= 0x1AB0 && character <= 0x1AFF
                || character >= 0x20D0 && character <= 0x20FF
                || character >= 0xFE00 && character <= 0xFE0F;
    }

    private static boolean wide(int character) {
        return character >= 0x1100 && character <= 0x115F
                || character >= 0x2E80 && character <= 0xA4CF
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0xFE30 && character <= 0xFE6F
                || character >= 0xFF00 && character <= 0xFF60
                || character >= 0x1F000;
    }
}
