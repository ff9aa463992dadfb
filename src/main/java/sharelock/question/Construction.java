package sharelock.question;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError;
import sharelock.compile.lint.Lint;

/**
 * Makes what a check needs: looks at the code before it runs, makes a model twice, and compares the
 * two. A model that differs from its twin depends on more than its arguments.
 */
public final class Construction {
    private Construction() {}

    /**
     * Refuses classes that may not be run.
     *
     * @param loader finds all their class files
     * @throws CheckError that names the first thing to mend
     */
    public static void mayRun(Collection<Class<?>> classes, @Nullable ClassLoader loader) {
        try {
            Lint.beforeItRuns(classes, loader);
        } catch (ModelError refused) {
            throw CheckError.model(refused);
        }
    }

    /**
     * Makes a model.
     *
     * @throws CheckError when its classes may not be run, or a second one is not equal
     */
    public static <M> M twice(Class<?> type, Supplier<M> maker) {
        try {
            return twice(type, maker, Lint.beforeItRuns(List.of(type), type.getClassLoader()));
        } catch (ModelError refused) {
            throw CheckError.model(refused);
        }
    }

    private static <M> M twice(Class<?> type, Supplier<M> maker, Set<String> classes) {
        M model = maker.get();
        Map<String, @Nullable Object> roots = roots(model, classes, type.getClassLoader());
        ObjectGraph graph = ObjectGraph.of(roots);
        Map<String, @Nullable Object> twins = roots(maker.get(), classes, type.getClassLoader());
        String difference = graph.difference(roots, ObjectGraph.of(twins), twins);
        if (difference.isEmpty()) return model;
        throw new ModelError(
                "%s: two models with the same arguments are not equal: %s. A model depends on nothing but its arguments: leave out static fields that change, hash codes of objects, and the order of sets and maps of them."
                        .formatted(type.getName(), difference));
    }

    /** The model, and what the static fields of its classes hold. */
    private static Map<String, @Nullable Object> roots(
            Object model, Set<String> classes, @Nullable ClassLoader loader) {
        Map<String, @Nullable Object> roots = new LinkedHashMap<>();
        roots.put("", model);
        for (String name : classes) {
            try {
                Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
                for (Field field : type.getDeclaredFields()) {
                    if (!isConstant(field) && ObjectGraph.isOpen(field)) {
                        roots.put(type.getName() + "." + field.getName(), field.get(null));
                    }
                }
            } catch (ReflectiveOperationException | LinkageError unused) {
                // The model can be made without it.
            }
        }
        return roots;
    }

    private static boolean isConstant(Field field) {
        if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) return true;
        boolean value = field.getType().isPrimitive() || field.getType() == String.class;
        return value && Modifier.isFinal(field.getModifiers());
    }

    /**
     * What is told of a constructor that fails.
     *
     * @param at where the class is named
     */
    static RuntimeException failed(String at, Class<?> type, @Nullable Throwable thrown) {
        if (thrown instanceof CheckError refused) return refused;
        String name = type.getName();
        if (thrown instanceof StackOverflowError) {
            return CheckError.config(
                    "%s: the constructor of %s calls itself without an end, or too deep (%s)."
                            .formatted(at, name, place(thrown)));
        }
        if (thrown instanceof ExceptionInInitializerError failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof VirtualMachineError) return failed(at, type, cause);
            return CheckError.config(
                    "%s: %s cannot be made: a static initialiser throws %s."
                            .formatted(at, name, told(cause)));
        }
        if (thrown instanceof OutOfMemoryError full) throw full;
        if (thrown instanceof LinkageError) {
            return CheckError.config(
                    "%s: %s cannot be made: %s. Compile its classes together, and name all that it needs with --classpath."
                            .formatted(at, name, thrown));
        }
        return CheckError.config(
                "%s: the constructor of %s throws %s.".formatted(at, name, told(thrown)));
    }

    /** A model's own exception may not even be able to say what it is. */
    private static String told(@Nullable Throwable thrown) {
        try {
            return String.valueOf(thrown);
        } catch (RuntimeException | StackOverflowError silent) {
            return "a " + Objects.requireNonNull(thrown).getClass().getName();
        }
    }

    /** The innermost place of a failure. */
    private static String place(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        if (stack.length == 0) return thrown.toString();
        StackTraceElement at = stack[0];
        return "%s.%s(%s:%d)"
                .formatted(
                        at.getClassName(),
                        at.getMethodName(),
                        at.getFileName(),
                        at.getLineNumber());
    }
}
