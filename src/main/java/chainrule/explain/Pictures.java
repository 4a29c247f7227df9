package chainrule.explain;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;

/**
 * Samples that are pictures: each column holds the pixels of one, row by row, larger is darker.
 *
 * @param pixels   {@code (width · height)×B}
 * @param width    pixels in a row of a picture
 * @param captions one for each picture, or none at all
 */
public record Pictures(Value pixels, int width, List<String> captions) {

    /** @throws ShapeException if the pixels do not fill whole rows */
    public Pictures {
        Shape shape = pixels.shape();
        if (width < 1 || shape.rows() % width != 0) {
            throw new ShapeException("pictures " + width + " pixels wide", "whole rows of pixels in each column", shape)
                    .named(List.of(pixels.name()));
        }
        if (!captions.isEmpty() && captions.size() != shape.columns()) {
            throw new IllegalArgumentException(
                    "pictures need one caption each, or none; got " + captions.size() + " for " + shape.columns() + " pictures");
        }
        captions = List.copyOf(captions);
    }

    /** Pixels in a column of a picture. */
    public int height() {
        return pixels.shape().rows() / width;
    }

    /** How many pictures. */
    public int count() {
        return pixels.shape().columns();
    }

    /** The caption of a picture, or an empty text. */
    public String caption(int picture) {
        return captions.isEmpty() ? "" : captions.get(picture);
    }
}
