package chainrule.notebook.view;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;

/**
 * A painter that knows shapes and nothing else: every figure becomes a shape; images, text by font name and blending
 * are refused, because a chart that needs them would not survive as a picture of ours.
 */
abstract class ShapesOnly extends Graphics2D {

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void drawRect(int x, int y, int width, int height) {
        draw(new Rectangle(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillPolygon(int[] xs, int[] ys, int count) {
        fill(new Polygon(xs, ys, count));
    }

    @Override
    public void drawPolygon(int[] xs, int[] ys, int count) {
        draw(new Polygon(xs, ys, count));
    }

    @Override
    public void drawPolyline(int[] xs, int[] ys, int count) {
        for (int at = 1; at < count; at++) {
            drawLine(xs[at - 1], ys[at - 1], xs[at], ys[at]);
        }
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int angle) {
        draw(new Arc2D.Double(x, y, width, height, start, angle, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int angle) {
        fill(new Arc2D.Double(x, y, width, height, start, angle, Arc2D.PIE));
    }

    @Override
    public void drawString(String text, int x, int y) {
        refuse(text);
    }

    @Override
    public void drawString(String text, float x, float y) {
        refuse(text);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        refuse(text);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        refuse(text);
    }

    @Override
    public boolean drawImage(Image image, AffineTransform at, ImageObserver observer) {
        return refuse(image);
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp filter, int x, int y) {
        refuse(image);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        return refuse(image);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        return refuse(image);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
        return refuse(image);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int w, int h, Color background, ImageObserver observer) {
        return refuse(image);
    }

    @Override
    public boolean drawImage(Image image, int a, int b, int c, int d, int e, int f, int g, int h, ImageObserver on) {
        return refuse(image);
    }

    @Override
    public boolean drawImage(
            Image image, int a, int b, int c, int d, int e, int f, int g, int h, Color background, ImageObserver on) {
        return refuse(image);
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform at) {
        refuse(image);
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform at) {
        refuse(image);
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return refuse(font);
    }

    @Override
    public void setComposite(Composite composite) {
        refuse(composite);
    }

    @Override
    public Composite getComposite() {
        return AlphaComposite.SrcOver;
    }

    @Override
    public void setPaintMode() {
        // There is no other.
    }

    @Override
    public void setXORMode(Color colour) {
        refuse(colour);
    }

    @Override
    public void setBackground(Color colour) {
        refuse(colour);
    }

    @Override
    public Color getBackground() {
        return Color.WHITE;
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        refuse("clearRect");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        refuse("copyArea");
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return refuse("a device");
    }

    /** Says no to what would not survive. */
    static <T> T refuse(Object what) {
        throw new UnsupportedOperationException("a picture of paths cannot show " + what);
    }
}
