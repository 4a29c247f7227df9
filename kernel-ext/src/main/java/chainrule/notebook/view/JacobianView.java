package chainrule.notebook.view;

import chainrule.explain.JacobianMatrix;
import chainrule.notebook.Display;
import java.util.ArrayList;
import java.util.List;

/** Shows a Jacobian: a heat map with its rows and columns named, where its zeros lie, and which mode computed it. */
public final class JacobianView {

    private static final int LONGEST_TITLE = 100;

    private JacobianView() {}

    /** The matrix as a picture, a table and a text. */
    public static Display of(JacobianMatrix jacobian) {
        String title = Label.oneLine(jacobian.toString(), LONGEST_TITLE) + ": " + jacobian.rows().size() + "×" + jacobian.columns().size();
        List<String> words = new ArrayList<>(jacobian.remarks());
        words.add(jacobian.how());
        return MatrixPage.of(title, "∂ of a row's name by a column's name", jacobian.cells(), words);
    }
}
