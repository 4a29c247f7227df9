package chainrule.notebook.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a chart library paints, as paths of an {@link Svg}: filled and stroked shapes in plain colours. Lines that go on
 * where the last one of their kind ended become one path, so that their dashes run through.
 */
final class SvgGraphics extends ShapesOnly {

    private final SvgPaths paths;
    private AffineTransform transform = new AffineTransform();
    private Color colour = Color.BLACK;
    private BasicStroke stroke = new BasicStroke();
    private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private @Nullable Shape clip;
    private final RenderingHints hints = new RenderingHints(Map.of());

    SvgGraphics(SvgPaths paths) {
        this.paths = paths;
    }

    @Override
    public void draw(Shape shape) {
        if (shape instanceof Line2D line) {
            Point2D from = transform.transform(line.getP1(), null);
            Point2D to = transform.transform(line.getP2(), null);
            paths.line(from, to, colour, stroke);
        } else {
            paths.outline(transform.createTransformedShape(shape), colour, stroke);
        }
    }

    @Override
    public void fill(Shape shape) {
        paths.surface(transform.createTransformedShape(shape), colour);
    }

    /** Measures without hinting, which differs from one font engine to the next. */
    @Override
    public FontRenderContext getFontRenderContext() {
        return new FontRenderContext(null, true, true);
    }

    @Override
    public Graphics create() {
        SvgGraphics copy = new SvgGraphics(paths);
        copy.transform = getTransform();
        copy.colour = colour;
        copy.stroke = stroke;
        copy.font = font;
        copy.clip = clip;
        return copy;
    }

    @Override
    public void dispose() {
        // Nothing is held.
    }

    @Override
    public Color getColor() {
        return colour;
    }

    @Override
    public void setColor(Color next) {
        colour = next;
    }

    @Override
    public Paint getPaint() {
        return colour;
    }

    @Override
    public void setPaint(Paint paint) {
        colour = paint instanceof Color plain ? plain : refuse(paint);
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setStroke(Stroke next) {
        stroke = next instanceof BasicStroke basic ? basic : refuse(next);
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setFont(Font next) {
        font = next;
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setTransform(AffineTransform next) {
        transform = new AffineTransform(next);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    /** Kept for who asks; what is painted outside is painted. */
    @Override
    public @Nullable Shape getClip() {
        return clip;
    }

    @Override
    public void setClip(@Nullable Shape next) {
        clip = next;
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        clip = new Rectangle(x, y, width, height);
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public void clip(Shape more) {
        Area area = new Area(more);
        if (clip != null) {
            area.intersect(new Area(clip));
        }
        clip = area;
    }

    @Override
    public @Nullable Rectangle getClipBounds() {
        return clip == null ? null : clip.getBounds();
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
        if (value == null) {
            hints.remove(key);
        } else {
            hints.put(key, value);
        }
    }

    @Override
    public RenderingHints getRenderingHints() {
        return hints;
    }

    @Override
    public void setRenderingHints(Map<?, ?> next) {
        hints.clear();
        hints.putAll(next);
    }

    @Override
    public void addRenderingHints(Map<?, ?> more) {
        hints.putAll(more);
    }

    @Override
    public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
        return shape.intersects(new Rectangle2D.Double(area.x, area.y, area.width, area.height));
    }
}
