package chainrule.notebook.view;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The font of our charts, brought along so that a chart has the same bytes everywhere and is drawn on a machine that
 * has no fonts.
 *
 * <p>On Linux the Java platform does not start its font manager, even for a font of ours, where the library fontconfig
 * or its settings are missing. It does if {@code sun.awt.fontconfig} names a file with two lines; after a refusal we
 * name one for as long as that takes.
 */
final class Typeface {

    private static final String ROBOTO = "com/formdev/flatlaf/fonts/roboto/Roboto-Regular.ttf";
    private static final String SETTING = "sun.awt.fontconfig";

    private static @Nullable Font font;

    private Typeface() {}

    /**
     * Our font at that size in pixels.
     *
     * @throws NoFontException if the platform cannot read it, in whatever way it says so
     */
    static synchronized Font at(float size) {
        try {
            if (font == null) {
                font = load();
            }
            return font.deriveFont(size);
        } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError failure) {
            throw new NoFontException(failure);
        }
    }

    private static Font load() throws IOException, FontFormatException {
        try {
            return read();
        } catch (IOException | RuntimeException | InternalError refused) {
            if (System.getProperty(SETTING) != null) {
                throw refused;
            }
            return readWithoutFontconfig();
        }
    }

    private static Font readWithoutFontconfig() throws IOException, FontFormatException {
        Path settings = Files.createTempFile("chainrule", ".properties");
        try {
            Files.writeString(settings, "version=1\nsequence.allfonts=default\n");
            System.setProperty(SETTING, settings.toString());
            return read();
        } finally {
            System.clearProperty(SETTING);
            Files.delete(settings);
        }
    }

    private static Font read() throws IOException, FontFormatException {
        try (InputStream in = Typeface.class.getClassLoader().getResourceAsStream(ROBOTO)) {
            if (in == null) {
                throw new FileNotFoundException(ROBOTO + " is not on the class path");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }
}
