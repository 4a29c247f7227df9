package chainrule.linalg;

import java.util.Arrays;

/** The matrix product in portable Java; its inner loop runs along a row of C, so that the JIT may vectorise it. */
final class PortableGemm implements Gemm {

    @Override
    public void multiply(
            int m, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross,
            double[] c, int cAt, int cDown, Start start) {
        for (int i = 0; i < m; i++) {
            int row = cAt + i * cDown;
            if (start == Start.AT_ZERO) {
                Arrays.fill(c, row, row + n, 0);
            }
            for (int k = 0; k < p; k++) {
                double factor = a[aAt + i * aDown + k * aAcross];
                int from = bAt + k * bDown;
                for (int j = 0; j < n; j++) {
                    c[row + j] = Math.fma(factor, b[from + j * bAcross], c[row + j]);
                }
            }
        }
    }
}
