package sharelock.question;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Loads models and properties, those of the user and those that come with Sharelock, so that
 * classes of one package are of one package for the JVM too. Sharelock's own classes and those of
 * the JDK are the ones that run already; a class that no root has is looked for beside them.
 */
final class ModelLoader extends ClassLoader {
    private static final List<String> NOT_OF_MODELS =
            List.of("java/", "javax/", "jdk/", "sun/", "com/sun/", "sharelock/");

    private final List<ClassRoot> roots;
    private final Map<String, ClassRoot> loaded = new TreeMap<>();

    ModelLoader(List<ClassRoot> roots) {
        super("models", ModelLoader.class.getClassLoader());
        this.roots = roots;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            String file = name.replace('.', '/') + ".class";
            ClassRoot root = root(file);
            if (root == null) return super.loadClass(name, resolve);
            byte[] bytes = root.read(file);
            if (bytes == null) throw new ClassNotFoundException(name);
            Class<?> type = defineClass(name, bytes, 0, bytes.length, root.domain());
            synchronized (loaded) {
                loaded.put(name, root);
            }
            return type;
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String file) {
        ClassRoot root = root(file);
        byte[] bytes = root == null ? null : root.read(file);
        return bytes == null ? super.getResourceAsStream(file) : new ByteArrayInputStream(bytes);
    }

    /** The first root that has a file; null if none has, or if models may not bring it. */
    private @Nullable ClassRoot root(String file) {
        if (NOT_OF_MODELS.stream().anyMatch(file::startsWith)) return null;
        ClassRoot first = null;
        for (ClassRoot root : roots) {
            byte[] bytes = root.read(file);
            if (bytes == null) continue;
            if (first == null) {
                first = root;
            } else if (root.isUsers() && !Arrays.equals(bytes, first.read(file))) {
                throw CheckError.config(
                        "--classpath: %s and %s both hold %s, and not the same. Name one of them, or take the file from the other."
                                .formatted(first.path(), root.path(), file));
            }
        }
        return first;
    }

    /** The loaded classes by the folder or jar that they come from. */
    Map<String, List<String>> origins() {
        Map<String, List<String>> origins = new TreeMap<>();
        synchronized (loaded) {
            loaded.forEach(
                    (name, root) ->
                            origins.computeIfAbsent(root.origin(), key -> new ArrayList<>())
                                    .add(name));
        }
        return origins;
    }

    /** The loaded classes of the user of which Sharelock has one of the same name. */
    List<String> replaced() {
        List<String> replaced = new ArrayList<>();
        synchronized (loaded) {
            loaded.forEach(
                    (name, root) -> {
                        String file = name.replace('.', '/') + ".class";
                        boolean ours =
                                roots.stream().anyMatch(r -> !r.isUsers() && r.read(file) != null);
                        if (root.isUsers() && ours) replaced.add(name);
                    });
        }
        return replaced;
    }
}
