package sharelock.question;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, HashCode> read = new ConcurrentHashMap<>();

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
            read.put(file, Hashing.sha256().hashBytes(bytes));
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

    /**
     * Sees to it that what has been loaded is there still: a model that is compiled while it is
     * checked would be checked as it never was.
     *
     * @throws CheckError when another class file is in the place of one
     */
    void refuseChanged() {
        for (Map.Entry<String, HashCode> each : read.entrySet()) {
            ClassRoot root = root(each.getKey());
            byte[] now = root == null ? null : root.read(each.getKey());
            if (now != null && Hashing.sha256().hashBytes(now).equals(each.getValue())) continue;
            throw CheckError.system(
                    "%s has changed while it was checked, so that nothing is known of it, neither as it was nor as it is. Run the check again when nothing compiles."
                            .formatted(each.getKey()));
        }
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
