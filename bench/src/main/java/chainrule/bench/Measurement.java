package chainrule.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * What came of timing one call; as JSON one line, which other harnesses print too.
 *
 * @param metric what was timed; seconds per call, unless it names another unit
 * @param n      how many batches the median is of
 */
record Measurement(
        String system, String workload, String dtype, int threads, String metric, double median, double min, double max, int n) {

    private static final MathContext DIGITS = new MathContext(5);

    static Measurement of(String system, String workload, int threads, String metric, double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new Measurement(system, workload, Worker.DTYPE, threads, metric, rounded(median), rounded(sorted[0]), rounded(sorted[n - 1]), n);
    }

    private static double rounded(double number) {
        return new BigDecimal(number).round(DIGITS).doubleValue();
    }
}
