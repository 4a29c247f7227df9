package chainrule.notebook;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The classes that lie beside one class of ours, in the same jar or folder: how a new op or a new magic is found
 * without a list that names it.
 */
public final class ClassScan {

    private static final String SUFFIX = ".class";

    private final ClassLoader loader;
    private final List<String> names;

    private ClassScan(ClassLoader loader, List<String> names) {
        this.loader = loader;
        this.names = names;
    }

    /**
     * Looks through the jar or folder that {@code anchor} came from.
     *
     * @throws IOException if it cannot be read
     */
    public static ClassScan beside(Class<?> anchor) throws IOException {
        Path place = place(anchor);
        List<String> names;
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.walk(place)) {
                names = names(files.map(file -> place.relativize(file).toString().replace('\\', '/')));
            }
        } else {
            try (JarFile jar = new JarFile(place.toFile())) {
                names = names(jar.stream().map(entry -> entry.getName()));
            }
        }
        return new ClassScan(anchor.getClassLoader(), names);
    }

    /** The public top-level classes of one package, by name; nothing is initialised. */
    public List<Class<?>> publicClassesOf(String packageName) {
        return names.stream()
                .filter(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(packageName))
                .<Class<?>>map(this::load)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .toList();
    }

    /** The public top-level class of a simple name, in whatever package; nothing is initialised. */
    public Optional<Class<?>> publicClass(String simpleName) {
        return names.stream()
                .filter(name -> name.endsWith("." + simpleName))
                .<Class<?>>map(this::load)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .findFirst();
    }

    private static List<String> names(Stream<String> files) {
        return files.filter(file -> file.endsWith(SUFFIX) && !file.contains("$") && !file.contains("-"))
                .map(file -> file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'))
                .sorted()
                .toList();
    }

    private static Path place(Class<?> anchor) throws IOException {
        try {
            return Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException | RuntimeException e) {
            throw new IOException("cannot tell where " + anchor.getName() + " was loaded from", e);
        }
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is listed but cannot be loaded", e);
        }
    }
}
