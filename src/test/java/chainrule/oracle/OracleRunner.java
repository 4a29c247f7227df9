package chainrule.oracle;

import chainrule.diff.Diff;
import chainrule.diff.Gradients;
import chainrule.op.Add;
import chainrule.op.Square;
import chainrule.op.Sum;
import chainrule.oracle.OracleVerdict.Outcome;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Adjoints;
import chainrule.tape.Sweep;
import chainrule.tape.Value;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** Checks every quantity that a case states. */
final class OracleRunner {

    private final OracleCase oracle;
    private final Tolerance tolerance;
    private final Map<String, Value> inputs;
    private Outcome outcome = Outcome.PASSED;

    private OracleRunner(OracleCase oracle) {
        this.oracle = oracle;
        tolerance = new Tolerance(oracle.json().getAsJsonObject("tol"));
        inputs = oracle.inputs();
    }

    static OracleVerdict of(OracleCase oracle) {
        return switch (oracle.kind()) {
            case "bad" -> BadInput.check(oracle);
            case "bad_api" -> BadCall.check(oracle);
            case "trace" -> TrainingTrace.check(oracle);
            default -> numbers(oracle);
        };
    }

    private static OracleVerdict numbers(OracleCase oracle) {
        try {
            OracleRunner runner = new OracleRunner(oracle);
            runner.check();
            return new OracleVerdict(runner.outcome, runner.tolerance.worst(), runner.tolerance.bits(), List.of());
        } catch (NonFiniteException e) {
            if (finite(oracle, "inputs") && finite(oracle, "value") && finite(oracle, "derivatives")) {
                throw e;
            }
            return new OracleVerdict(Outcome.REFUSED, 0, 0, List.of());
        }
    }

    private static boolean finite(OracleCase oracle, String key) {
        String stored = String.valueOf(oracle.json().get(key));
        return !stored.contains("Infinity") && !stored.contains("NaN");
    }

    private void check() {
        if (oracle.kind().equals("nth")) {
            derivatives();
            return;
        }
        Value y = oracle.run(inputs);
        tolerance.check("value", y.matrix(), oracle.expected("value"));
        Value u = Value.matrix("u", oracle.expected("cotangent"));
        quantity("grads", () -> gradients(y, u));
        quantity("jvp", () -> jvp(y));
        quantity("hvp", () -> hvp(y, u));
        quantity("jacobian", this::jacobian);
        quantity("hessian", () -> hessian(y, u));
        quantity("double_backward", () -> doubleBackward(y, u));
    }

    /** Every value of the library is finite: a quantity stored with a number that is not may be refused, no other. */
    private void quantity(String key, Runnable check) {
        if (!oracle.has(key)) {
            return;
        }
        try {
            check.run();
        } catch (NonFiniteException e) {
            if (finite(oracle, key)) {
                throw e;
            }
            outcome = Outcome.REFUSED;
        }
    }

    private void gradients(Value y, Value u) {
        Adjoints adjoints = Sweep.back(y, u, leaves());
        inputs.forEach((name, x) -> tolerance.check("gradient by " + name, adjoint(adjoints, x).matrix(), oracle.expected("grads", name)));
    }

    private void jvp(Value y) {
        Value dot = Sweep.forward(y, tangents());
        tolerance.check("jvp", dot.matrix(), oracle.expected("jvp"));
    }

    /** The Hessian of φ = Σ u ⊙ y times the tangent: the pushforward of the gradient. */
    private void hvp(Value y, Value u) {
        Adjoints adjoints = Sweep.back(y, u, leaves());
        inputs.forEach((name, x) -> {
            Value product = Sweep.forward(adjoint(adjoints, x), tangents());
            tolerance.check("hvp by " + name, product.matrix(), oracle.expected("hvp", name));
        });
    }

    private void jacobian() {
        inputs.forEach((name, x) -> {
            for (Diff.Mode mode : Diff.Mode.values()) {
                Value j = Diff.jacobian(t -> oracle.run(with(name, t)), x, mode);
                tolerance.check(mode + " jacobian by " + name, j.matrix(), oracle.expected("jacobian", name));
            }
        });
    }

    private void hessian(Value y, Value u) {
        Adjoints adjoints = Sweep.back(y, u, leaves());
        DMatrixRMaj expected = oracle.expected("hessian");
        int row = 0;
        for (Value x : inputs.values()) {
            Value g = adjoint(adjoints, x);
            for (int k = 0; k < x.shape().size(); k++, row++) {
                DMatrixRMaj unit = new DMatrixRMaj(g.shape().rows(), g.shape().columns());
                unit.data[k] = 1;
                Adjoints second = Sweep.back(g, Value.matrix("unit", unit), leaves());
                int column = 0;
                for (Value z : inputs.values()) {
                    DMatrixRMaj part = adjoint(second, z).matrix();
                    for (int i = 0; i < part.getNumElements(); i++, column++) {
                        tolerance.check("hessian [" + row + ", " + column + "]", part.data[i], expected.get(row, column));
                    }
                }
            }
        }
    }

    private void doubleBackward(Value y, Value u) {
        JsonObject expected = oracle.json().getAsJsonObject("double_backward");
        Adjoints adjoints = Sweep.back(y, u, leaves());
        Value penalty = inputs.values().stream()
                .map(x -> Sum.sum(Square.square(adjoint(adjoints, x))))
                .reduce(Add::add)
                .orElseThrow();
        Gradients g = Gradients.gradients(penalty, leaves());
        for (String key : expected.keySet()) {
            if (inputs.containsKey(key)) {
                tolerance.check("double backward by " + key, g.of(inputs.get(key)).matrix(), OracleCase.matrix(expected.getAsJsonObject(key)));
            }
        }
    }

    private void derivatives() {
        JsonArray expected = oracle.json().getAsJsonArray("derivatives");
        String name = inputs.keySet().iterator().next();
        Value x = inputs.get(name);
        Value y = oracle.run(inputs);
        for (int order = 0; order < expected.size(); order++) {
            tolerance.check("derivative of order " + order, y.asScalar(), OracleCase.number(expected.get(order)));
            y = Gradients.gradients(y, x).of(x);
        }
    }

    private Value[] leaves() {
        return inputs.values().toArray(Value[]::new);
    }

    private Map<Value, Value> tangents() {
        Map<Value, Value> tangents = new IdentityHashMap<>();
        inputs.forEach((name, x) -> tangents.put(x, Value.matrix("tangent", oracle.expected("tangent", name))));
        return tangents;
    }

    private Map<String, Value> with(String name, Value replacement) {
        Map<String, Value> changed = new LinkedHashMap<>(inputs);
        changed.put(name, replacement);
        return changed;
    }

    private static Value adjoint(Adjoints adjoints, Value x) {
        Value adjoint = adjoints.get(x);
        return adjoint != null ? adjoint : Value.constant(x.shape(), 0);
    }
}
