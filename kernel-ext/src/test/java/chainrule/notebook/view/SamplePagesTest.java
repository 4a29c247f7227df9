package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.Display;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Writes a page per view to {@code target/samples}, for looking at. */
class SamplePagesTest {

    private static final Path FOLDER = Path.of("target", "samples");

    @Test
    void tapes() throws IOException {
        page("tape-toy", TapeView.of(Tapes.toy()));
        page("tape-toy-before", TapeView.of(Tapes.toyWithoutGradients()));
        page("tape-reused", TapeView.of(Tapes.reused()));
        page("tape-neuron", TapeView.of(Tapes.neuron()));
        page("tape-network", TapeView.of(Tapes.network()));
        page("tape-chain", TapeView.of(Tapes.chain(60)));
        page("tape-summarised", TapeView.of(Tapes.summarised()));
    }

    @Test
    void gradients() throws IOException {
        page("gradients", GradientsView.of(GradientTables.network()));
    }

    private static void page(String name, Display display) throws IOException {
        Files.createDirectories(FOLDER);
        for (String ground : new String[] {"#ffffff", "#111111"}) {
            String html = "<!doctype html><meta charset=\"utf-8\"><body style=\"margin:20px;background:" + ground + "\">"
                    + display.html();
            Path file = FOLDER.resolve(name + (ground.equals("#ffffff") ? "-light" : "-dark") + ".html");
            Files.writeString(file, html, StandardCharsets.UTF_8);
        }
        Files.writeString(FOLDER.resolve(name + ".txt"), display.text(), StandardCharsets.UTF_8);
        assertThat(display.html()).doesNotContain("<script").doesNotContain("<style");
    }
}
