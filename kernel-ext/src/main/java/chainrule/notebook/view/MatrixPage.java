package chainrule.notebook.view;

import chainrule.explain.MatrixCells;
import chainrule.notebook.Display;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A matrix on a card: title, picture, what is to be said of it, and its numbers to unfold. */
final class MatrixPage {

    private MatrixPage() {}

    /** @param caption what an entry is */
    static Display of(String title, String caption, MatrixCells cells, List<String> words) {
        List<String> lines = Stream.concat(words.stream(), Stream.of(cells.leftOut())).filter(line -> !line.isEmpty()).toList();
        StringBuilder html = new StringBuilder("<div style=\"font-weight:bold;padding:0 8px 4px\">").append(PageText.plain(title)).append("</div>");
        if (!cells.numbers().isEmpty()) {
            MatrixPicture picture = new MatrixPicture(cells);
            String alternative = title + ". " + String.join(" ", words);
            html.append(Card.picture(picture.svg(title, String.join(" ", lines)), picture.width(), alternative));
        }
        html.append(lines.stream()
                .map(line -> "<div style=\"padding:2px 8px;max-width:760px\">" + PageText.plain(line) + "</div>")
                .collect(Collectors.joining()));
        if (!cells.numbers().isEmpty()) {
            html.append(MatrixListing.html(cells, caption));
        }
        return new Display(Card.around(html.toString()),
                title + "\n" + MatrixListing.text(cells) + lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }
}
