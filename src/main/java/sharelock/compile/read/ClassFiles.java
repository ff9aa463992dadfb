package sharelock.compile.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import sharelock.compile.ModelError;

/** The class files of a model, read through the loaders of its classes, and their methods. */
public final class ClassFiles {
    private final Map<Class<?>, ClassNode> classes = new HashMap<>();
    private final Map<String, MethodBody> bodies = new HashMap<>();
    private final Edits edits;

    ClassFiles(Edits edits) {
        this.edits = edits;
    }

    /**
     * The body of a method that {@code type} itself declares with code; else null.
     *
     * @throws ModelError when the class file cannot be read
     */
    public @Nullable MethodBody body(Class<?> type, String name, String descriptor) {
        String key = type.getName() + "@" + System.identityHashCode(type) + name + descriptor;
        MethodBody known = bodies.get(key);
        if (known != null) return known;
        MethodNode method = method(type, name, descriptor);
        if (method == null || (method.access & Opcodes.ACC_ABSTRACT) != 0) return null;
        MethodBody body = new MethodReader(read(type), method).read();
        bodies.put(key, body);
        return body;
    }

    /** A method that {@code type} itself declares; null if it does not. */
    @Nullable MethodNode method(Class<?> type, String name, String descriptor) {
        for (MethodNode method : read(type).methods) {
            if (method.name.equals(name) && method.desc.equals(descriptor)) return method;
        }
        return null;
    }

    private ClassNode read(Class<?> type) {
        ClassNode known = classes.get(type);
        if (known != null) return known;
        ClassNode node = new ClassNode();
        open(type.getName(), type.getClassLoader()).accept(node, ClassReader.SKIP_FRAMES);
        edits.applyTo(node);
        classes.put(type, node);
        return node;
    }

    /**
     * The class file of a class.
     *
     * @throws ModelError when it cannot be read
     */
    public static ClassReader open(String className, @Nullable ClassLoader loader) {
        String file = className.replace('.', '/') + ".class";
        try (InputStream bytes =
                loader == null
                        ? ClassLoader.getSystemResourceAsStream(file)
                        : loader.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new ModelError(
                        "The class file of %s cannot be found. Models are compiled from their class files: put the folder or jar that holds %s on the class path."
                                .formatted(className, file));
            }
            byte[] all = bytes.readAllBytes();
            return parsed(className, () -> new ClassReader(all));
        } catch (IOException broken) {
            throw unreadable(className, broken);
        }
    }

    /**
     * What is made of a class file.
     *
     * @throws ModelError when the file is damaged
     */
    public static <T> T parsed(String className, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ModelError refused) {
            throw refused;
        } catch (RuntimeException broken) {
            throw unreadable(className, broken);
        }
    }

    private static ModelError unreadable(String className, Exception broken) {
        return new ModelError(
                "The class file of %s cannot be read (%s). Compile the model with a JDK that this Sharelock knows, e.g. --release 17."
                        .formatted(className, broken.getMessage()));
    }
}
