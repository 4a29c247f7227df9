package chainrule.notebook.view;

import chainrule.explain.Kept;
import chainrule.tape.Numbers;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Numbers of any kind where a library asks for a {@link NumberFormat}; writes only. */
final class NumeralFormat extends NumberFormat {

    private static final long serialVersionUID = 1;

    /** What a number counts. */
    enum Unit {
        /** Itself. */
        ONE,
        /** A share of one, written in percent. */
        PERCENT,
        /** How many there are. */
        COUNT,
        /** Memory. */
        BYTES,
        /** Time in nanoseconds. */
        NANOS
    }

    private final Unit unit;

    NumeralFormat(Unit unit) {
        this.unit = unit;
    }

    @Override
    public StringBuffer format(double number, StringBuffer out, FieldPosition position) {
        return out.append(switch (unit) {
            case ONE -> Numbers.format(number);
            case PERCENT -> Numeral.percent(number);
            case COUNT -> Numeral.count(number);
            case BYTES -> Kept.size((long) number);
            case NANOS -> Numeral.duration(number);
        });
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
