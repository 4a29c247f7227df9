package chainrule.nn;

import chainrule.shape.Given;
import chainrule.tape.Value;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Layers one after the other. A layer that comes twice is shared: what it learned is one, and counted once. */
public final class Sequential implements Layer {

    private final List<Layer> layers;

    private Sequential(List<Layer> layers) {
        this.layers = layers;
    }

    /**
     * {@code of(new Dense("hidden", 64, 32, he), Relu::relu, new Dense("output", 32, 10, he))}.
     *
     * @throws IllegalArgumentException if two parameters or buffers of different layers have one name
     */
    public static Sequential of(Layer... layers) {
        Given.list("Sequential.of", "layers", layers);
        Sequential model = new Sequential(List.of(layers));
        Set<String> names = new HashSet<>();
        for (Parameter parameter : Parameter.all(model)) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException(
                        "two parameters are called " + parameter.name() + "; give each layer a name of its own");
            }
        }
        return model;
    }

    @Override
    public Value apply(Value x) {
        Value y = x;
        for (Layer layer : layers) {
            y = layer.apply(y);
        }
        return y;
    }

    /** The layers one below the other; a bare operation is called an operation. */
    @Override
    public String toString() {
        return layers.stream()
                .map(layer -> layer.getClass().isSynthetic() || layer.getClass().isHidden() ? "operation" : layer.toString())
                .collect(Collectors.joining("\n  ", "Sequential\n  ", ""));
    }

    @Override
    public Value applyTraining(Value x) {
        Value y = x;
        for (Layer layer : layers) {
            y = layer.applyTraining(y);
        }
        return y;
    }

    @Override
    public List<Layer> parts() {
        return layers;
    }

    /** As the first layer says that asks for a number; those before it are taken to keep it. */
    @Override
    public OptionalInt features() {
        return layers.stream().map(Layer::features).filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty());
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).distinct().toList();
    }

    @Override
    public List<Parameter> buffers() {
        return layers.stream().flatMap(layer -> layer.buffers().stream()).distinct().toList();
    }
}
