package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.Display;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A picture taken out of a display and read back by a parser that is not ours, with the laws that all of them keep. */
final class Picture {

    private static final Pattern IMAGE = Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]*)\"");
    private static final Set<String> SHAPE = Set.of("fill", "stroke", "stroke-width", "stroke-dasharray",
            "stroke-linejoin");
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "svg", Set.of("xmlns", "width", "height", "viewBox", "role", "font-family"),
            "title", Set.of(),
            "desc", Set.of(),
            "rect", Set.of("x", "y", "width", "height", "rx"),
            "path", Set.of("d"),
            "text", Set.of("x", "y", "font-size", "font-weight", "font-style", "textLength", "lengthAdjust"));

    private final Element root;

    private Picture(Element root) {
        this.root = root;
    }

    static String svg(Display display) {
        return svgs(display).get(0);
    }

    static Picture of(Display display) throws Exception {
        return all(display).get(0);
    }

    /** Each picture of a display, from the top. */
    static List<Picture> all(Display display) throws Exception {
        List<Picture> pictures = new ArrayList<>();
        for (String svg : svgs(display)) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            pictures.add(new Picture(document.getDocumentElement()));
        }
        return pictures;
    }

    private static List<String> svgs(Display display) {
        List<String> svgs = IMAGE.matcher(display.html()).results()
                .map(image -> new String(Base64.getDecoder().decode(image.group(1)), StandardCharsets.UTF_8))
                .toList();
        assertThat(svgs).as("images in " + display.html()).isNotEmpty();
        return svgs;
    }

    /** Every text in the order of painting. */
    List<String> texts() {
        return elements().stream().filter(e -> e.getTagName().equals("text")).map(Node::getTextContent).toList();
    }

    List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** What survives, is opaque, is described, and can be read. */
    Picture keepsTheLaws() {
        attributesAreAllowed(root);
        assertThat(elements()).hasSizeGreaterThan(3);
        assertThat(elements().get(0).getTagName()).isEqualTo("title");
        assertThat(elements().get(1).getTagName()).isEqualTo("desc");
        Element card = elements().get(2);
        assertThat(card.getTagName()).isEqualTo("rect");
        assertThat(card.getAttribute("fill")).isEqualTo(Palette.CARD);
        assertThat(number(card, "width")).isCloseTo(number(root, "width"), org.assertj.core.api.Assertions.within(1.5));
        List<Element> surfaces = new ArrayList<>();
        for (Element element : elements()) {
            attributesAreAllowed(element);
            switch (element.getTagName()) {
                case "rect" -> {
                    assertThat(element.getAttribute("fill")).isNotEmpty();
                    if (!element.getAttribute("fill").equals("none")) {
                        surfaces.add(element);
                    }
                }
                case "path" -> assertThat(element.getAttribute("fill")).isNotEmpty();
                case "text" -> readable(element, surfaces);
                default -> { }
            }
        }
        return this;
    }

    /** A text lies wholly on the surface painted last beneath it, with enough contrast. */
    private static void readable(Element text, List<Element> surfaces) {
        double x = number(text, "x");
        double y = number(text, "y");
        double width = text.hasAttribute("textLength") ? number(text, "textLength") : number(text, "font-size") / 2;
        Element surface = null;
        for (Element candidate : surfaces) {
            Area area = area(candidate);
            if (x >= area.x() && x <= area.right() && y >= area.y() && y <= area.bottom()) {
                surface = candidate;
            }
        }
        assertThat(surface).as("a surface under " + text.getTextContent()).isNotNull();
        Area area = area(surface);
        assertThat(x + width).as("right end of " + text.getTextContent()).isLessThanOrEqualTo(area.right() + 0.1);
        assertThat(y - number(text, "font-size")).as("top of " + text.getTextContent())
                .isGreaterThanOrEqualTo(area.y() - 1.5);
        assertThat(Contrast.between(text.getAttribute("fill"), surface.getAttribute("fill")))
                .as("contrast of " + text.getTextContent()).isGreaterThanOrEqualTo(4.5);
    }

    private static void attributesAreAllowed(Element element) {
        assertThat(ALLOWED).containsKey(element.getTagName());
        for (int at = 0; at < element.getAttributes().getLength(); at++) {
            String name = element.getAttributes().item(at).getNodeName();
            assertThat(ALLOWED.get(element.getTagName()).contains(name) || SHAPE.contains(name))
                    .as(element.getTagName() + " " + name).isTrue();
        }
    }

    static Area area(Element rectangle) {
        return new Area(number(rectangle, "x"), number(rectangle, "y"), number(rectangle, "width"),
                number(rectangle, "height"));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
