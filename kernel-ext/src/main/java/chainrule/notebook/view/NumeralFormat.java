package chainrule.notebook.view;

import chainrule.tape.Numbers;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** {@link Numbers} and shares where a library asks for a {@link NumberFormat}; writes only. */
final class NumeralFormat extends NumberFormat {

    private static final long serialVersionUID = 1;

    /** What a number counts. */
    enum Unit {
        /** Itself. */
        ONE,
        /** A share of one, written in percent. */
        PERCENT
    }

    private final Unit unit;

    NumeralFormat(Unit unit) {
        this.unit = unit;
    }

    @Override
    public StringBuffer format(double number, StringBuffer out, FieldPosition position) {
        return out.append(unit == Unit.PERCENT ? Numeral.percent(number) : Numbers.format(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer out, FieldPosition position) {
        return format((double) number, out, position);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("this format writes numbers and does not read them");
    }
}
