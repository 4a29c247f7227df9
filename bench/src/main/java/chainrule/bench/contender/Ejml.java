package chainrule.bench.contender;

import chainrule.bench.workload.Contender;
import chainrule.bench.workload.Mlp;
import chainrule.bench.workload.Network;
import chainrule.bench.workload.Product;
import java.util.function.Supplier;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;

/** The matrix library alone: what one gains by writing the backward pass by hand, in place and without a tape. */
public final class Ejml implements Contender {

    @Override
    public String name() {
        return "ejml";
    }

    @Override
    public void useThreads(int count) {
        EjmlConcurrency.setMaxThreads(count);
    }

    @Override
    public Network network(Mlp mlp) {
        return new EjmlNetwork(mlp);
    }

    @Override
    public Supplier<?> product(Product size) {
        Product.Factors factors = size.factors();
        DMatrixRMaj a = factors.a();
        DMatrixRMaj b = factors.b();
        DMatrixRMaj c = new DMatrixRMaj(size.m(), size.n());
        return switch (size.turned()) {
            case NONE -> () -> multiply(a, b, c);
            case A -> () -> multiplyTransposeA(a, b, c);
            case B -> () -> multiplyTransposeB(a, b, c);
        };
    }

    // Threads where EJML's own measure says that they pay.

    static DMatrixRMaj multiply(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        return EjmlConcurrency.useConcurrent(a) ? CommonOps_MT_DDRM.mult(a, b, c) : CommonOps_DDRM.mult(a, b, c);
    }

    static DMatrixRMaj multiplyTransposeA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        return EjmlConcurrency.useConcurrent(a) ? CommonOps_MT_DDRM.multTransA(a, b, c) : CommonOps_DDRM.multTransA(a, b, c);
    }

    static DMatrixRMaj multiplyTransposeB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        return EjmlConcurrency.useConcurrent(a) ? CommonOps_MT_DDRM.multTransB(a, b, c) : CommonOps_DDRM.multTransB(a, b, c);
    }
}
