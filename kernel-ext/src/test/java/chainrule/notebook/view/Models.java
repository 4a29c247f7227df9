package chainrule.notebook.view;

import static chainrule.op.Matmul.matmul;
import static chainrule.op.Scale.scale;
import static chainrule.op.Tanh.tanh;

import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Dropout;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.LayerNormalization;
import chainrule.nn.Parameter;
import chainrule.nn.Residual;
import chainrule.nn.Sequential;
import chainrule.op.Relu;
import chainrule.tape.Value;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Models to sum up, for the views' tests. */
final class Models {

    private static final Initialization HE = Initialization.he(1);

    private Models() {}

    /** Two layers. */
    static Layer plain() {
        return Sequential.of(new Dense("hidden", 64, 32, HE), Relu::relu, new Dense("output", 32, 10, HE));
    }

    /** Layers in layers, with running statistics and bare functions. */
    static Layer nested() {
        return Sequential.of(
                new Dense("stem", 8, 6, HE), Relu::relu, new Dropout(0.5, 1),
                new Residual(Sequential.of(
                        new Dense("block.first", 6, 6, HE), new BatchNormalization("block.norm", 6), x -> scale(2, tanh(x)))),
                new LayerNormalization("last", 6), new Dense("head", 6, 3, HE));
    }

    /** One that does not tell what it takes, with weights used twice. */
    static Layer tied() {
        Parameter weights = new Parameter("tied.W", new DMatrixRMaj(3, 3));
        return new Chain(List.of(new Times(weights), Relu::relu, new Times(weights)));
    }

    /** Layers that do not fit. */
    static Layer broken() {
        return Sequential.of(new Dense("first", 3, 4, HE), new Dense("second", 5, 1, HE));
    }

    /** A layer under that name. */
    static Layer named(String name) {
        return Sequential.of(new Dense(name, 2, 2, HE));
    }

    private record Times(Parameter weights) implements Layer {

        @Override
        public Value apply(Value x) {
            return matmul(weights.value(), x);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(weights);
        }
    }

    private record Chain(List<Layer> parts) implements Layer {

        @Override
        public Value apply(Value x) {
            return parts.stream().reduce(x, (value, part) -> part.apply(value), (a, b) -> b);
        }

        @Override
        public List<Parameter> parameters() {
            return parts.stream().flatMap(part -> part.parameters().stream()).distinct().toList();
        }
    }
}
