package chainrule.notebook.view;

/** A rectangle in a picture, its corner at the top left. */
record Area(double x, double y, double width, double height) {

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double centreX() {
        return x + width / 2;
    }

    double centreY() {
        return y + height / 2;
    }

    /** The same, grown by {@code margin} on every side, or shrunk if that is negative. */
    Area grown(double margin) {
        return new Area(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    /** The same, moved down. */
    Area down(double by) {
        return new Area(x, y + by, width, height);
    }
}
