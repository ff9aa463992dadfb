package sharelock.question;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError;
import sharelock.compile.lint.Lint;

/**
 * Makes what a check needs: looks at the code before it runs, makes a model twice, and compares the
 * two; then makes the properties, and compares what static fields hold before and after. A model
 * that differs from its twin depends on more than its arguments, and one that a property could
 * change would be another one for an engine that makes them in another order.
 */
final class Construction {
    private final Class<?> type;
    private final Set<String> ofModel;
    private final Set<String> ofProperties;
    private final @Nullable ClassLoader loader;
    private final List<Statics> before = new ArrayList<>();

    private Construction(
            Class<?> type,
            Set<String> ofModel,
            Set<String> ofProperties,
            @Nullable ClassLoader loader) {
        this.type = type;
        this.ofModel = ofModel;
        this.ofProperties = ofProperties;
        this.loader = loader;
    }

    /**
     * Looks at the classes of a model and its properties.
     *
     * @param loader finds all their class files
     * @throws CheckError that names the first thing to mend
     */
    public static Construction of(
            Class<?> model, Collection<Class<?>> properties, @Nullable ClassLoader loader) {
        List<Class<?>> all = new ArrayList<>(List.of(model));
        all.addAll(properties);
        try {
            Set<String> names = new TreeSet<>(Lint.beforeItRuns(all, loader));
            Set<String> ofModel = names;
            if (!properties.isEmpty()) {
                ofModel = new TreeSet<>(Lint.beforeItRuns(List.of(model), loader));
            }
            Set<String> beside = new TreeSet<>(names);
            beside.removeAll(ofModel);
            return new Construction(model, ofModel, beside, loader);
        } catch (ModelError refused) {
            throw CheckError.model(refused);
        }
    }

    /**
     * Makes the model.
     *
     * @throws CheckError when a second one is not equal
     */
    public <M> M model(Supplier<M> maker) {
        M model = maker.get();
        Statics first = Statics.of(model, ofModel, loader);
        Statics second = Statics.of(maker.get(), ofModel, loader);
        String difference = first.difference(second, "when the second is made");
        if (difference.isEmpty()) return model;
        throw refused(
                "%s: two models with the same arguments are not equal: %s. A model depends on nothing but its arguments: leave out static fields that change, hash codes of objects, and the order of sets and maps of them."
                        .formatted(type.getName(), difference));
    }

    /**
     * Makes a property of the model, which is there already.
     *
     * @param at where it is named
     * @throws CheckError when that changes what static fields hold
     */
    public Object property(Class<?> property, String at) {
        if (before.isEmpty()) {
            before.add(Statics.of(null, ofModel, loader));
            before.add(Statics.of(null, ofProperties, loader));
        }
        Object made = PropertyClasses.instance(property, at);
        List<Statics> after =
                List.of(Statics.of(null, ofModel, loader), Statics.of(null, ofProperties, loader));
        for (int i = 0; i < after.size(); i++) {
            String difference = before.get(i).difference(after.get(i), "by that");
            if (difference.isEmpty()) continue;
            throw refused(
                    "%s: %s changes static fields when it is made: %s. A property only asks about the model: let its constructor write nothing but its own fields."
                            .formatted(at, property.getName(), difference));
        }
        return made;
    }

    private static CheckError refused(String message) {
        return CheckError.model(new ModelError(message));
    }

    /**
     * Objects by name, a model and what static fields hold, with all that is reached from there at
     * one time.
     */
    private record Statics(Map<String, @Nullable Object> roots, ObjectGraph graph) {

        static Statics of(
                @Nullable Object model, Set<String> classes, @Nullable ClassLoader loader) {
            Map<String, @Nullable Object> roots = new LinkedHashMap<>();
            roots.put("", model);
            for (String name : classes) addTo(roots, name, loader);
            return new Statics(roots, ObjectGraph.of(roots));
        }

        private static void addTo(
                Map<String, @Nullable Object> roots, String name, @Nullable ClassLoader loader) {
            try {
                Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
                for (Field field : type.getDeclaredFields()) {
                    if (!isConstant(field) && ObjectGraph.isOpen(field)) {
                        roots.put(type.getName() + "." + field.getName(), field.get(null));
                    }
                }
            } catch (ExceptionInInitializerError failed) {
                if (failed.getCause() instanceof VirtualMachineError fatal) throw fatal;
                throw CheckError.config(
                        "The class %s, which the model or a property names, cannot be initialised: %s"
                                .formatted(name.replace('/', '.'), ModelError.told(failed)));
            } catch (ReflectiveOperationException | LinkageError unused) {
                // The model can be made without it.
            }
        }

        /**
         * In what a later look differs; empty if it does not.
         *
         * @param since what has come between
         */
        String difference(Statics later, String since) {
            return graph.difference(roots, later.graph, later.roots, since);
        }

        private static boolean isConstant(Field field) {
            if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) return true;
            boolean value = field.getType().isPrimitive() || field.getType() == String.class;
            return value && Modifier.isFinal(field.getModifiers());
        }
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
                    "%s: %s cannot be made: %s".formatted(at, name, ModelError.told(failed)));
        }
        if (thrown instanceof OutOfMemoryError full) throw full;
        if (thrown instanceof LinkageError) {
            return CheckError.config(
                    "%s: %s cannot be made: %s. Compile its classes together, and name all that it needs with --classpath."
                            .formatted(at, name, thrown));
        }
        String said = thrown == null ? "nothing" : ModelError.said(thrown);
        return CheckError.config("%s: the constructor of %s throws %s.".formatted(at, name, said));
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
