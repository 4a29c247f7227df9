package chainrule.nn;

import chainrule.shape.Shape;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Writes the format that {@link ModelFile} describes. */
final class ModelWriter {

    /** Not text, and not the same after a transfer that took it for text. */
    static final long MAGIC = 0x89434841494E0D0AL;

    static final int VERSION = 1;

    /** Magic, version, length, count. */
    static final int HEADER = 8 + 4 + 8 + 4;

    static final int CHECKSUM = 32;

    private ModelWriter() {}

    static void write(List<Parameter> parameters, WritableByteChannel to) throws IOException {
        long length = HEADER + CHECKSUM;
        for (Parameter parameter : parameters) {
            length += 4 + bytes(parameter.name()).length + 8 + 8L * parameter.value().shape().size();
        }
        MessageDigest digest = sha256();
        DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(to), digest)));
        out.writeLong(MAGIC);
        out.writeInt(VERSION);
        out.writeLong(length);
        out.writeInt(parameters.size());
        for (Parameter parameter : parameters) {
            byte[] name = bytes(parameter.name());
            Shape shape = parameter.value().shape();
            out.writeInt(name.length);
            out.write(name);
            out.writeInt(shape.rows());
            out.writeInt(shape.columns());
            for (double entry : parameter.value().matrix().data) {
                out.writeDouble(entry);
            }
        }
        out.flush();
        out.write(digest.digest());
        out.flush();
    }

    static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
