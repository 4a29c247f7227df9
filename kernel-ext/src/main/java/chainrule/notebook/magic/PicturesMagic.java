package chainrule.notebook.magic;

import chainrule.explain.Pictures;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.PicturesView;
import java.util.List;

/** {@code %pictures samples}: samples that are pictures, with their captions. */
public final class PicturesMagic implements Magic {

    private static final View<Pictures> PICTURES =
            new View<>(Pictures.class, View.Occasion.RESULT, PicturesView::of);

    /** Found by scanning. */
    public PicturesMagic() {}

    /** Shows pictures in rows. */
    public static void showPictures(Pictures pictures) {
        Shown.by(PICTURES, pictures);
    }

    @Override
    public String name() {
        return "pictures";
    }

    @Override
    public String help() {
        return "samples that are pictures, with their captions";
    }

    @Override
    public String example() {
        return "misread";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        return new Subject(this, "pictures: new Pictures(pixels, width, captions)", host).draw(argument);
    }

    @Override
    public List<View<?>> views() {
        return List.of(PICTURES);
    }
}
