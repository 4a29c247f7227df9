package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.linalg.SeededRandom;
import chainrule.op.Tanh;
import chainrule.tape.Value;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("some.model");
    }

    private static Sequential model(long seed) {
        Initialization glorot = Initialization.glorot(seed);
        return Sequential.of(new Dense("hidden", 3, 5, glorot), Tanh::tanh, new Dense("größe", 5, 2, glorot));
    }

    private static List<String> numbers(Layer model) {
        return model.parameters().stream().map(p -> p.name() + Arrays.toString(p.value().matrix().data)).toList();
    }

    private static Layer only(Parameter... parameters) {
        return new Layer() {
            @Override
            public Value apply(Value x) {
                return x;
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(parameters);
            }
        };
    }

    @Test
    void everyBitComesBack() {
        Parameter odd = new Parameter("odd", new DMatrixRMaj(new double[][] {{-0.0, Double.MIN_VALUE, Double.MAX_VALUE, Math.PI}}));
        Parameter empty = new Parameter("empty", new DMatrixRMaj(0, 3));
        Parameter long300 = new Parameter("x".repeat(300), new DMatrixRMaj(1, 1));
        ModelFile.save(file, only(odd, empty, long300));
        Parameter back = new Parameter("odd", new DMatrixRMaj(1, 4));
        ModelFile.load(file, only(back, empty, long300));
        assertThat(Arrays.equals(back.value().matrix().data, odd.value().matrix().data)).isTrue();

        Sequential trained = model(1);
        ModelFile.save(file, trained);
        Sequential fresh = model(2);
        assertThat(numbers(fresh)).isNotEqualTo(numbers(trained));
        ModelFile.load(file, fresh);
        assertThat(numbers(fresh)).isEqualTo(numbers(trained));
        ModelFile.save(file, only());
        assertThatCode(() -> ModelFile.load(file, only())).doesNotThrowAnyException();
    }

    /** The format is a promise: these are its bytes. */
    @Test
    void theFileIsAsDescribed() throws IOException {
        ModelFile.save(file, only(new Parameter("w", new DMatrixRMaj(new double[][] {{1}, {-2}}))));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        byte[] mark = new byte[8];
        bytes.get(mark);
        assertThat(mark).isEqualTo(new byte[] {(byte) 0x89, 'C', 'H', 'A', 'I', 'N', '\r', '\n'});
        assertThat(bytes.getInt()).isEqualTo(1);
        assertThat(bytes.getLong()).isEqualTo(bytes.capacity()).isEqualTo(24 + 4 + 1 + 8 + 16 + 32);
        assertThat(bytes.getInt()).isEqualTo(1);
        assertThat(bytes.getInt()).isEqualTo(1);
        assertThat(bytes.get()).isEqualTo((byte) 'w');
        assertThat(bytes.getInt()).isEqualTo(2);
        assertThat(bytes.getInt()).isEqualTo(1);
        assertThat(bytes.getDouble()).isEqualTo(1);
        assertThat(bytes.getDouble()).isEqualTo(-2);
        byte[] all = bytes.array();
        assertThat(Arrays.copyOfRange(all, all.length - 32, all.length))
                .isEqualTo(ModelWriter.sha256().digest(Arrays.copyOf(all, all.length - 32)));
    }

    @Test
    void aFileOfAnotherModelIsRefusedWithTheDifference() {
        ModelFile.save(file, model(1));
        Initialization he = Initialization.he(1);
        refused(Sequential.of(new Dense("hidden", 3, 5, he)), "belongs to another model: it has 4 parameters, the model has 2");
        refused(Sequential.of(new Dense("hidden", 3, 6, he), new Dense("größe", 6, 2, he)), "its hidden.W is 5×3, the model's is 6×3");
        refused(Sequential.of(new Dense("hidden", 3, 5, he), new Dense("output", 5, 2, he)), "it has größe.W where the model has output.W");
    }

    @Test
    void whatIsNoModelFileIsRefusedWithTheReason() throws IOException {
        refused(model(1), "there is no file");
        Files.createDirectory(file);
        refused(model(1), "cannot read");
        Files.delete(file);
        for (String text : List.of("", "{}", "some text that is longer than a header of a model file would be, and says nothing")) {
            Files.writeString(file, text);
            refused(model(1), "is not a model file: it does not begin like one");
        }
        ModelFile.save(file, model(1));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 200));
        refused(model(1), "is damaged: it should have " + whole.length + " bytes and has 200");
        Files.write(file, Arrays.copyOf(whole, 20));
        refused(model(1), "is damaged: it ends after 20 bytes");
        byte[] other = whole.clone();
        other[11] = 2;
        Files.write(file, other);
        refused(model(1), "is a model file of version 2; this library reads version 1");
        other = whole.clone();
        other[100] ^= 4;
        Files.write(file, other);
        refused(model(1), "is damaged: its checksum does not match. Nothing was loaded");
    }

    private void refused(Layer model, String reason) {
        List<String> before = numbers(model);
        assertThatThrownBy(() -> ModelFile.load(file, model))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
        assertThat(numbers(model)).isEqualTo(before);
    }

    @Test
    void aSaveThatFailsLeavesTheEarlierFileAndNothingElse() throws IOException {
        ModelFile.save(file, model(1));
        byte[] before = Files.readAllBytes(file);
        Parameter twin = new Parameter("w", new DMatrixRMaj(1, 1));
        assertThatThrownBy(() -> ModelFile.save(file, only(twin, new Parameter("w", new DMatrixRMaj(1, 1)))))
                .hasMessage("two parameters are called w; give each layer a name of its own");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThatThrownBy(() -> ModelFile.save(folder.resolve("none").resolve("x.model"), model(1)))
                .isInstanceOf(ModelFileException.class).hasMessageContaining("its folder does not exist");
        // A folder of that name cannot be replaced by a file; the draft must not stay behind.
        Path taken = Files.createDirectories(folder.resolve("taken").resolve("inside")).getParent();
        assertThatThrownBy(() -> ModelFile.save(taken, model(1))).isInstanceOf(ModelFileException.class).hasMessageContaining("cannot save to");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file, taken);
        }
    }

    @Test
    void aDraftThatWasLeftBehindIsNoObstacleAndIsNotTouched() throws IOException {
        Path left = Files.writeString(folder.resolve("some.model.1.saving"), "left behind");
        ModelFile.save(file, model(1));
        ModelFile.load(file, model(2));
        assertThat(left).hasContent("left behind");
        Path link = Files.createSymbolicLink(folder.resolve("link.model"), file);
        ModelFile.save(link, model(3));
        assertThat(link).isSymbolicLink();
        Sequential back = model(2);
        ModelFile.load(file, back);
        assertThat(numbers(back)).isEqualTo(numbers(model(3)));
    }

    @Test
    void tenThousandMutationsAreRefusedWithoutALargeAllocation() throws IOException {
        ModelFile.save(file, model(1));
        byte[] whole = Files.readAllBytes(file);
        Sequential model = model(2);
        List<String> before = numbers(model);
        SeededRandom random = new SeededRandom(7);
        int refused = 0;
        long most = 0;
        for (int k = 0; k < 10_000; k++) {
            byte[] mutant = mutant(whole, random);
            Files.write(file, mutant);
            long start = allocated();
            try {
                ModelFile.load(file, model);
            } catch (ModelFileException e) {
                refused++;
            }
            most = Math.max(most, k < 100 ? 0 : allocated() - start);
        }
        assertThat(refused).isEqualTo(10_000);
        assertThat(numbers(model)).isEqualTo(before);
        assertThat(most).isLessThan(500_000);
    }

    /** Whoever can write a checksum can write any length: none of them may be believed. */
    @Test
    void mutationsUnderARightChecksumAreLoadedOrRefusedButNeverBelieved() throws IOException {
        ModelFile.save(file, model(1));
        byte[] whole = Files.readAllBytes(file);
        Sequential model = model(2);
        SeededRandom random = new SeededRandom(8);
        int refused = 0;
        long most = 0;
        for (int k = 0; k < 1000; k++) {
            byte[] mutant = mutant(Arrays.copyOf(whole, k % 2 == 0 ? 60 : whole.length), random);
            if (mutant.length < 60) {
                continue;
            }
            ByteBuffer.wrap(mutant).putLong(0, ModelWriter.MAGIC).putInt(8, 1).putLong(12, mutant.length);
            if (k % 3 == 0) {
                ByteBuffer.wrap(mutant).putInt(24 + 4 * random.nextInt(3), (int) random.nextLong());
            }
            byte[] checksum = ModelWriter.sha256().digest(Arrays.copyOf(mutant, mutant.length - 32));
            System.arraycopy(checksum, 0, mutant, mutant.length - 32, 32);
            Files.write(file, mutant);
            long start = allocated();
            try {
                ModelFile.load(file, model);
            } catch (ModelFileException e) {
                refused++;
                assertThat(e.getMessage().length()).isLessThan(700);
            }
            most = Math.max(most, k < 100 ? 0 : allocated() - start);
        }
        assertThat(refused).isGreaterThan(500);
        assertThat(most).isLessThan(500_000);
    }

    private static byte[] mutant(byte[] whole, SeededRandom random) {
        byte[] copy = whole.clone();
        int at = random.nextInt(copy.length);
        switch (random.nextInt(6)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] ^= (byte) (1 + random.nextInt(255));
            case 2 -> copy = Arrays.copyOf(copy, at);
            case 3 -> copy = Arrays.copyOf(copy, copy.length + 1 + random.nextInt(100));
            case 4 -> ByteBuffer.wrap(copy).putInt(Math.min(at, copy.length - 4), ~ByteBuffer.wrap(copy).getInt(Math.min(at, copy.length - 4)));
            default -> {
                for (int n = 1 + random.nextInt(20); n > 0; n--) {
                    copy[random.nextInt(copy.length)] += (byte) (1 + random.nextInt(127));
                }
            }
        }
        return copy;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
