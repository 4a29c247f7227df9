package chainrule.notebook.view;

import chainrule.notebook.Aside;
import chainrule.notebook.Display;
import chainrule.train.History;
import chainrule.train.Progress;
import java.util.List;
import java.util.Locale;

/**
 * Shows how the loss went down, or did not: the curve over the epochs, training and validation; below it each metric,
 * the learning rate where it changed, and the last and the best in words; while a run goes on, also where it stands.
 */
public final class LossView {

    private static final String TITLE = "Loss by epoch";
    private static final int LONGEST_REASON = 240;
    private static final Aside DRAWING = new Aside("chainrule-drawing");

    private LossView() {}

    /** The curve of a run that is over. */
    public static Display of(History history) {
        return of(history, LossAxis.AS_NEEDED);
    }

    /** The same with an axis of one's choice for the loss. */
    public static Display of(History history, LossAxis axis) {
        String summary = LossWords.summary(history) + LossWords.offAxis(history, axis);
        String html = curves(history, history.epochs().size(), summary, axis) + line(Palette.INK, summary);
        return new Display(Card.around(html), text(history, summary));
    }

    /** How a run ended in words alone, where its curve stands already. */
    public static Display inWords(History history) {
        String summary = LossWords.summary(history);
        return new Display(Card.around(line(Palette.INK, summary)), summary);
    }

    /** The curve so far on an axis with room for the rest, and a line of progress; without time once it has ended. */
    public static Display of(Progress progress) {
        History history = progress.history();
        boolean running = progress.state() == Progress.State.RUNNING;
        int epochs = running ? progress.epochs() : history.epochs().size();
        String summary = LossWords.summary(history);
        String words = LossWords.progress(progress);
        String html = curves(history, epochs, summary, LossAxis.AS_NEEDED) + (running ? bar(progress) : "")
                + line(progress.state() == Progress.State.FAILED ? Palette.BACKWARD : Palette.FORWARD, words) + line(Palette.INK, summary);
        return new Display(Card.around(html), text(history, words + "\n" + summary));
    }

    private static String curves(History history, int epochs, String summary, LossAxis axis) {
        if (history.epochs().isEmpty()) {
            return "";
        }
        try {
            // Aside, as the fonts would forget that the cell was told to stop.
            return DRAWING.call(() -> pictures(LossPanel.of(history, axis), epochs, summary));
        } catch (RuntimeException | LinkageError | InternalError failure) {
            // A picture is a comfort; the numbers are the message.
            return instead(history, failure);
        }
    }

    private static String pictures(List<LossPanel> panels, int epochs, String summary) {
        StringBuilder pictures = new StringBuilder();
        int last = panels.stream().mapToInt(panel -> panel.lastEpoch(epochs)).max().orElse(epochs);
        int room = panels.size() > 1 ? LossPicture.axis(panels, last) : 0;
        for (LossPanel panel : panels) {
            String alternative = pictures.isEmpty() ? TITLE + ". " + summary : capital(panel.name()) + " by epoch.";
            String svg = LossPicture.svg(panel, last, room, pictures.isEmpty() ? TITLE : alternative);
            pictures.append("<div>").append(Card.picture(svg, LossPicture.WIDTH, alternative)).append("</div>");
        }
        return pictures.toString();
    }

    private static String capital(String words) {
        int first = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }

    /** The numbers, and what to do about the picture. */
    static String instead(History history, Throwable failure) {
        return "<pre style=\"margin:0 0 8px;background:" + Palette.CARD + ";color:" + Palette.INK + "\">"
                + Label.escapeLines(LossListing.of(history)) + "</pre>"
                + line(Palette.MUTED, "The curve could not be drawn. " + reason(failure));
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return Label.oneLine(message == null ? failure.getClass().getSimpleName() : message, LONGEST_REASON);
    }

    private static String text(History history, String words) {
        return TITLE + "\n" + LossListing.of(history) + words + "\n";
    }

    private static String line(String colour, String words) {
        return "<div style=\"padding:2px 8px;max-width:" + (LossPicture.WIDTH - 16) + "px;color:" + colour + "\">" + PageText.plain(words) + "</div>";
    }

    private static String bar(Progress progress) {
        long batches = Math.max(1, (long) progress.epochs() * progress.batches());
        long done = (long) Math.max(0, progress.epoch() - 1) * progress.batches() + progress.batch();
        long percent = Math.max(0, Math.min(100, 100 * done / batches));
        return "<div style=\"margin:4px 8px;height:4px;max-width:" + (LossPicture.WIDTH - 16) + "px;background:"
                + Palette.RULE + "\"><div style=\"height:4px;width:" + percent + "%;background:" + Palette.FORWARD
                + "\"></div></div>";
    }
}
