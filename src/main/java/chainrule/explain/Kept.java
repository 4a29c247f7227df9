package chainrule.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What is kept from the way forward for the way back.
 *
 * @param names of the values that a rule reads
 * @param bytes of their entries, eight each
 */
public record Kept(List<String> names, long bytes) {

    /** Where nothing has to be kept. */
    static final Kept NOTHING = new Kept(List.of(), 0);

    private static final int MOST_LISTED = 3;

    /** {@code 16 B}, {@code 2.5 kB}, {@code 1.2 MB}: a thousand bytes are a kilobyte. */
    public static String size(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
        int unit = 0;
        BigDecimal size = BigDecimal.valueOf(bytes);
        while (unit < units.length - 1 && size.compareTo(BigDecimal.valueOf(1000)) >= 0) {
            size = size.movePointLeft(3);
            unit++;
        }
        BigDecimal rounded = unit == 0 ? size : size.setScale(1, RoundingMode.HALF_EVEN);
        return (rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString()) + " " + units[unit];
    }

    /** {@code W, x · 16.4 kB}; of more than three values only how many. */
    @Override
    public String toString() {
        String what = names.size() > MOST_LISTED ? names.size() + " values" : String.join(", ", names);
        return names.isEmpty() ? "nothing" : what + " · " + size(bytes);
    }
}
