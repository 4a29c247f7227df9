package chainrule.notebook.view;

import chainrule.explain.Surface;
import chainrule.notebook.Display;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows a loss over two directions as a map with contour lines, and the way that training took over it. */
public final class SurfaceView {

    private SurfaceView() {}

    /** The surface, also one that is not finished: a map, what is to be said of it, and its numbers to unfold. */
    public static Display of(Surface surface) {
        SurfaceLevels levels = SurfaceLevels.of(surface.losses());
        String title = SurfaceListing.title(surface);
        List<String> words = Stream.concat(SurfaceListing.words(surface).stream(), Stream.of(levels.words()))
                .filter(line -> !line.isEmpty()).toList();
        String summary = String.join(" ", words);
        StringBuilder html = new StringBuilder("<div style=\"font-weight:bold;padding:0 8px 2px\">").append(PageText.plain(title)).append("</div>")
                .append(Card.picture(SurfacePicture.svg(surface, levels, title, summary), SurfacePicture.WIDTH, title + ". " + summary))
                .append(words.stream()
                        .map(line -> "<div style=\"padding:2px 8px;max-width:" + (SurfacePicture.WIDTH - 16) + "px;color:"
                                + (line.startsWith("✗") ? Palette.BACKWARD : Palette.INK) + "\">" + PageText.plain(line) + "</div>")
                        .collect(Collectors.joining()));
        if (!surface.path().isEmpty()) {
            html.append(unfold("the path as a table", SurfaceListing.pathTable(surface)));
        }
        html.append(unfold("some numbers as a table", SurfaceListing.gridTable(surface)));
        String text = title + "\n" + SurfaceListing.text(surface, levels)
                + words.stream().map(line -> line + "\n").collect(Collectors.joining()) + SurfaceListing.pathText(surface);
        return new Display(Card.around(html.toString()), text);
    }

    private static String unfold(String what, String table) {
        return "<details style=\"padding:3px 8px\">" + PageText.summary(Palette.FORWARD, what) + table + "</details>";
    }
}
