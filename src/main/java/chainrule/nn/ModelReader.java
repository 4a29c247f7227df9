package chainrule.nn;

import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Reads the format that {@link ModelFile} describes and believes nothing: first the checksum, then every length before
 * anything is allocated by it. Memory is taken for the model's own shapes only.
 */
final class ModelReader {

    /** Longer names of others are told by their length. */
    private static final int LONGEST_SHOWN = 200;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private long remaining;

    ModelReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        size = channel.size();
    }

    /** The values of the parameters, in order; the parameters are not modified. */
    List<Value> read(List<Parameter> parameters) throws IOException {
        try {
            requireIntact();
            DataInputStream in = fromStart();
            in.skipNBytes(ModelWriter.HEADER - 4);
            remaining = size - ModelWriter.HEADER - ModelWriter.CHECKSUM;
            int count = in.readInt();
            if (count != parameters.size()) {
                throw foreign("it has " + count + " parameters, the model has " + parameters.size());
            }
            List<Value> values = new ArrayList<>();
            for (Parameter parameter : parameters) {
                values.add(value(in, parameter));
            }
            if (remaining != 0) {
                throw damaged(remaining + " bytes follow the last parameter");
            }
            return values;
        } catch (EOFException e) {
            throw damaged("it ends too early");
        } catch (NonFiniteException e) {
            throw damaged(e.getMessage());
        }
    }

    private void requireIntact() throws IOException {
        DataInputStream in = fromStart();
        if (size < 8 || in.readLong() != ModelWriter.MAGIC) {
            throw refuse(" is not a model file: it does not begin like one");
        }
        if (size < ModelWriter.HEADER + ModelWriter.CHECKSUM) {
            throw damaged("it ends after " + size + " bytes");
        }
        int version = in.readInt();
        if (version != ModelWriter.VERSION) {
            throw refuse(" is a model file of version " + version + "; this library reads version " + ModelWriter.VERSION);
        }
        long length = in.readLong();
        if (length != size) {
            throw damaged("it should have " + length + " bytes and has " + size);
        }
        in = fromStart();
        MessageDigest digest = ModelWriter.sha256();
        byte[] part = new byte[8192];
        for (long left = size - ModelWriter.CHECKSUM; left > 0; ) {
            int n = (int) Math.min(left, part.length);
            in.readFully(part, 0, n);
            digest.update(part, 0, n);
            left -= n;
        }
        if (!MessageDigest.isEqual(digest.digest(), in.readNBytes(ModelWriter.CHECKSUM))) {
            throw damaged("its checksum does not match");
        }
    }

    private Value value(DataInputStream in, Parameter parameter) throws IOException {
        take(4);
        int length = in.readInt();
        take(length);
        if (length > Math.max(LONGEST_SHOWN, ModelWriter.bytes(parameter.name()).length)) {
            throw foreign("it has a name of " + length + " bytes where the model has " + parameter.name());
        }
        String name = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!name.equals(parameter.name())) {
            throw foreign("it has " + name + " where the model has " + parameter.name());
        }
        take(8);
        int rows = in.readInt();
        int columns = in.readInt();
        Shape shape = parameter.value().shape();
        if (rows != shape.rows() || columns != shape.columns()) {
            throw foreign("its " + name + " is " + rows + "×" + columns + ", the model's is " + shape);
        }
        take(8L * shape.size());
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < matrix.getNumElements(); k++) {
            matrix.data[k] = in.readDouble();
        }
        return Value.matrix(name, matrix);
    }

    private void take(long bytes) {
        if (bytes < 0 || bytes > remaining) {
            throw damaged("it tells of " + bytes + " bytes where " + remaining + " are left");
        }
        remaining -= bytes;
    }

    private DataInputStream fromStart() throws IOException {
        channel.position(0);
        return new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    }

    private ModelFileException damaged(String how) {
        return refuse(" is damaged: " + how + ". Nothing was loaded; use a copy or save the model again");
    }

    private ModelFileException foreign(String how) {
        return refuse(" belongs to another model: " + how + ". Nothing was loaded");
    }

    private ModelFileException refuse(String why) {
        return new ModelFileException(file + why);
    }
}
