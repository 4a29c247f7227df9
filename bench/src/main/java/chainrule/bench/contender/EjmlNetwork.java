package chainrule.bench.contender;

import chainrule.bench.workload.Mlp;
import chainrule.bench.workload.Network;
import chainrule.bench.workload.Start;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Backpropagation by hand: products by EJML, loops for the rest, every matrix made once. A sample is a column. */
final class EjmlNetwork implements Network {

    private final Mlp mlp;
    private final int[] labels;
    private final DMatrixRMaj signs;
    private final List<DMatrixRMaj> weights;
    private final DMatrixRMaj[] biases;
    /** The inputs, then what each layer gives; {@code layers + 1} matrices. */
    private final DMatrixRMaj[] activations;
    /** The adjoint of each layer's result before the rectifier. */
    private final DMatrixRMaj[] adjoints;
    private final DMatrixRMaj[] weightGradients;
    private final DMatrixRMaj[] biasGradients;
    private final double[] peaks;
    private final double[] sums;

    EjmlNetwork(Mlp mlp) {
        this.mlp = mlp;
        Start start = Start.of(mlp);
        labels = start.labels();
        signs = start.signs();
        weights = start.weights();
        int layers = mlp.layers();
        biases = new DMatrixRMaj[layers];
        activations = new DMatrixRMaj[layers + 1];
        adjoints = new DMatrixRMaj[layers];
        weightGradients = new DMatrixRMaj[layers];
        biasGradients = new DMatrixRMaj[layers];
        activations[0] = start.inputs();
        for (int k = 0; k < layers; k++) {
            int out = mlp.sizes().get(k + 1);
            biases[k] = new DMatrixRMaj(out, 1);
            biasGradients[k] = new DMatrixRMaj(out, 1);
            weightGradients[k] = new DMatrixRMaj(out, mlp.sizes().get(k));
            activations[k + 1] = new DMatrixRMaj(out, mlp.batch());
            adjoints[k] = new DMatrixRMaj(out, mlp.batch());
        }
        peaks = new double[mlp.batch()];
        sums = new double[mlp.batch()];
    }

    @Override
    public double loss() {
        int layers = mlp.layers();
        for (int k = 0; k < layers; k++) {
            DMatrixRMaj y = Ejml.multiply(weights.get(k), activations[k], activations[k + 1]);
            for (int i = 0; i < y.numRows; i++) {
                double bias = biases[k].data[i];
                for (int j = i * y.numCols; j < (i + 1) * y.numCols; j++) {
                    double z = y.data[j] + bias;
                    y.data[j] = k + 1 < layers && z < 0 ? 0 : z;
                }
            }
        }
        return mlp.goal() == Mlp.Goal.CE ? crossEntropy() : hinge();
    }

    /** Leaves {@code softmax(s)} in the last adjoint. */
    private double crossEntropy() {
        DMatrixRMaj s = activations[mlp.layers()];
        DMatrixRMaj p = adjoints[mlp.layers() - 1];
        int n = s.numCols;
        System.arraycopy(s.data, 0, peaks, 0, n);
        for (int k = n; k < s.getNumElements(); k++) {
            peaks[k % n] = Math.max(peaks[k % n], s.data[k]);
        }
        Arrays.fill(sums, 0);
        for (int i = 0; i < s.numRows; i++) {
            for (int j = 0; j < n; j++) {
                double e = Math.exp(s.data[i * n + j] - peaks[j]);
                p.data[i * n + j] = e;
                sums[j] += e;
            }
        }
        double loss = 0;
        for (int j = 0; j < n; j++) {
            loss += Math.log(sums[j]) + peaks[j] - s.get(labels[j], j);
        }
        return loss / n;
    }

    private double hinge() {
        DMatrixRMaj s = activations[mlp.layers()];
        double loss = 0;
        for (int j = 0; j < s.numCols; j++) {
            loss += Math.max(0, 1 - signs.data[j] * s.data[j]) / s.numCols;
        }
        double squares = 0;
        for (int k = 0; k < mlp.layers(); k++) {
            squares += squares(weights.get(k)) + squares(biases[k]);
        }
        return loss + Mlp.PENALTY * squares;
    }

    private static double squares(DMatrixRMaj m) {
        double sum = 0;
        for (int k = 0; k < m.getNumElements(); k++) {
            sum += m.data[k] * m.data[k];
        }
        return sum;
    }

    @Override
    public Object gradient() {
        loss();
        if (mlp.goal() == Mlp.Goal.CE) {
            crossEntropyAdjoint();
        } else {
            hingeAdjoint();
        }
        for (int k = mlp.layers() - 1; k >= 0; k--) {
            Ejml.multiplyTransposeB(adjoints[k], activations[k], weightGradients[k]);
            CommonOps_DDRM.sumRows(adjoints[k], biasGradients[k]);
            if (k > 0) {
                DMatrixRMaj below = Ejml.multiplyTransposeA(weights.get(k), adjoints[k], adjoints[k - 1]);
                for (int i = 0; i < below.getNumElements(); i++) {
                    below.data[i] = activations[k].data[i] > 0 ? below.data[i] : 0;
                }
            }
        }
        if (mlp.goal() == Mlp.Goal.SVM) {
            for (int k = 0; k < mlp.layers(); k++) {
                CommonOps_DDRM.addEquals(weightGradients[k], 2 * Mlp.PENALTY, weights.get(k));
                CommonOps_DDRM.addEquals(biasGradients[k], 2 * Mlp.PENALTY, biases[k]);
            }
        }
        return weightGradients;
    }

    private void crossEntropyAdjoint() {
        DMatrixRMaj p = adjoints[mlp.layers() - 1];
        int n = p.numCols;
        for (int i = 0; i < p.numRows; i++) {
            for (int j = 0; j < n; j++) {
                p.data[i * n + j] = (p.data[i * n + j] / sums[j] - (labels[j] == i ? 1 : 0)) / n;
            }
        }
    }

    private void hingeAdjoint() {
        DMatrixRMaj s = activations[mlp.layers()];
        DMatrixRMaj sBar = adjoints[mlp.layers() - 1];
        for (int j = 0; j < s.numCols; j++) {
            sBar.data[j] = 1 - signs.data[j] * s.data[j] > 0 ? -signs.data[j] / s.numCols : 0;
        }
    }

    @Override
    public Object step() {
        gradient();
        for (int k = 0; k < mlp.layers(); k++) {
            CommonOps_DDRM.addEquals(weights.get(k), -Mlp.LEARNING_RATE, weightGradients[k]);
            CommonOps_DDRM.addEquals(biases[k], -Mlp.LEARNING_RATE, biasGradients[k]);
        }
        return weights;
    }
}
