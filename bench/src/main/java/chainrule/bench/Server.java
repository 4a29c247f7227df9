package chainrule.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests, one line of JSON each, so that a driver can visit several systems in turn:
 * {@code {"workload": W, "metric": "?"}} with {@code {"metrics": […]}}, {@code {"workload": W, "metric": M, "secs": S}}
 * with a {@link Measurement}, and whatever goes wrong with {@code {"error": …}}.
 */
final class Server {

    /** Writes {@code 1.0E-4} and the like, which is JSON, and leaves other characters as they are. */
    static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Session session;
    private final double seconds;

    /** @param seconds how long to measure where a request does not say */
    Server(Session session, double seconds) {
        this.session = session;
        this.seconds = seconds;
    }

    private record Request(@Nullable String workload, @Nullable String metric, @Nullable Double secs) {}

    /** Until there are no more requests. */
    void serve(BufferedReader requests, PrintStream answers) throws IOException {
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(JSON.toJson(answer(line)));
            answers.flush();
        }
    }

    private Object answer(String line) {
        try {
            Request request = JSON.fromJson(line, Request.class);
            if (request == null || request.workload == null || request.metric == null) {
                return Map.of("error", "a request names a workload and a metric, or ? for the metrics there are");
            }
            return request.metric.equals("?")
                    ? Map.of("metrics", session.metrics(request.workload))
                    : session.measure(request.workload, request.metric, request.secs == null ? seconds : request.secs);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Map.of("error", e.toString());
        }
    }
}
