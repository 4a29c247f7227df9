package chainrule.notebook.view;

/**
 * How a text is set.
 *
 * @param size   in pixels
 * @param weight {@code normal} or {@code bold}
 * @param slant  {@code normal} or {@code italic}
 * @param colour a colour of the {@link Palette}
 */
record Lettering(double size, String weight, String slant, String colour) {

    static Lettering plain(double size, String colour) {
        return new Lettering(size, "normal", "normal", colour);
    }

    static Lettering bold(double size, String colour) {
        return new Lettering(size, "bold", "normal", colour);
    }

    static Lettering italic(double size, String colour) {
        return new Lettering(size, "normal", "italic", colour);
    }

    /** The width of a text so set, the same on every machine. */
    double width(String text) {
        double em = CharacterWidths.of(text) * ("bold".equals(weight) ? 1.07 : 1);
        return em * size;
    }
}
