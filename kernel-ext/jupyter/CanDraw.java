import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;

/** Ends without an error if this Java can draw letters, for which it needs FreeType, Fontconfig and one font. */
class CanDraw {
    public static void main(String[] args) {
        var context = new FontRenderContext(null, true, true);
        var bounds = new TextLayout("loss", new Font(Font.SANS_SERIF, Font.PLAIN, 12), context).getBounds();
        if (bounds.isEmpty()) {
            throw new IllegalStateException("no font has letters");
        }
    }
}
