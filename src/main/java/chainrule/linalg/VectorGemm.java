package chainrule.linalg;

/** The matrix product with {@code jdk.incubator.vector}, as suits the registers of the processor. */
final class VectorGemm implements Gemm {

    /** Who computes with vectors of eight doubles has 32 registers for them. */
    private final Gemm form = VectorParts.LANES < 8 ? new VectorPackedGemm() : new VectorWideGemm();

    @Override
    public int panelWidth(int m, int n, int p, int bAcross) {
        return form.panelWidth(m, n, p, bAcross);
    }

    @Override
    public void copy(int first, int count, int p, double[] b, int bAt, int bDown, int bAcross, double[][] panels) {
        form.copy(first, count, p, b, bAt, bDown, bAcross, panels);
    }

    @Override
    public void multiply(
            int m, int first, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross, double[][] panels,
            double[] c, int cAt, int cDown, Start start) {
        form.multiply(m, first, n, p, a, aAt, aDown, aAcross, b, bAt, bDown, bAcross, panels, c, cAt, cDown, start);
    }
}
