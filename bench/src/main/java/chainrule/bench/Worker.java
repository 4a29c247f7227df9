package chainrule.bench;

import chainrule.bench.workload.Contender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Times workloads and prints a line of JSON for each measurement, or does so on request. */
@Command(
        name = "./chainrule bench",
        sortOptions = false,
        usageHelpWidth = 110,
        description = "Times workloads; prints {system, workload, dtype, threads, metric, median, min, max, n} for each metric,"
                + " in seconds per call unless the metric says otherwise.")
public final class Worker implements Callable<Integer> {

    /** The only type of number there is. */
    static final String DTYPE = "f64";

    @Parameters(
            arity = "0..*",
            paramLabel = "WORKLOAD",
            defaultValue = "mlp-a mlp-b mlp-c mlp-d chain-1000 jac-100 jac-100-fwd hvp-10k",
            split = " ",
            description = "mlp-a … mlp-d, mlp:784-128-10:64:ce, gemm:64x784x128[:tA|:tB], chain-1000, jac-100, jac-100-fwd,"
                    + " hvp-10k, maps-100k. Default: all with a plain name.")
    private List<String> workloads = List.of();

    @Option(names = "--system", paramLabel = "NAME", defaultValue = "chainrule", description = "Who does the work: chainrule, ejml or djl.")
    private String system = "";

    @Option(names = "--threads", paramLabel = "N", description = "How many processors to use. Default: all.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--dtype", paramLabel = "TYPE", defaultValue = DTYPE, description = "The type of numbers: there is only f64.")
    private String dtype = "";

    @Option(names = "--metrics", paramLabel = "NAME", split = ",", description = "Only these, with commas between them.")
    private List<String> metrics = List.of();

    @Option(names = "--secs", paramLabel = "S", defaultValue = "1", description = "How long to measure each metric. Default: 1.")
    private double seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "3", description = "How long to call it before that, the first time. Default: 3.")
    private double warmUp;

    @Option(names = "--serve", description = "Answer requests instead: a line of JSON for each line of JSON.")
    private boolean serve;

    @Option(names = "--help", usageHelp = true, description = "Say this.")
    private boolean help;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command = CommandLine.Model.CommandSpec.create();

    /** The command line. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Worker()).setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println("chainrule: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public Integer call() throws IOException {
        if (!dtype.equals(DTYPE)) {
            throw new ParameterException(command.commandLine(), "all computes in double precision, " + DTYPE + "; got " + dtype);
        }
        if (threads < 1) {
            throw new ParameterException(command.commandLine(), "there is no work without a thread; got --threads " + threads);
        }
        Contender contender = Contender.named(system);
        contender.useThreads(threads);
        Session session = new Session(contender, threads, warmUp);
        if (serve) {
            new Server(session, seconds).serve(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), System.out);
        } else {
            for (String workload : workloads) {
                print(session, workload);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void print(Session session, String workload) {
        for (String metric : session.metrics(workload)) {
            if (metrics.isEmpty() || metrics.contains(metric)) {
                System.out.println(Server.JSON.toJson(session.measure(workload, metric, seconds)));
            }
        }
    }
}
