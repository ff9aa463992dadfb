package sharelock.compile.read;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import sharelock.compile.ModelError;
import sharelock.compile.read.Op.FieldRef;
import sharelock.compile.read.Op.MethodRef;

/** Finds the classes, fields and methods that class files name, as the JVM would. */
public final class Resolver {
    /** Methods of the JDK that are plain arithmetic and can be compiled like the model's own. */
    private static final Set<String> ARITHMETIC =
            Set.of(
                    "java.lang.Math.min",
                    "java.lang.Math.max",
                    "java.lang.Math.abs",
                    "java.lang.Math.floorMod",
                    "java.lang.Math.floorDiv",
                    "java.lang.Integer.compare",
                    "java.lang.Integer.signum",
                    "java.lang.Integer.bitCount",
                    "java.lang.Integer.numberOfTrailingZeros",
                    "java.lang.Integer.numberOfLeadingZeros",
                    "java.lang.Integer.highestOneBit",
                    "java.lang.Integer.lowestOneBit",
                    "java.lang.Integer.min",
                    "java.lang.Integer.max",
                    "java.lang.Integer.sum",
                    "java.lang.Long.compare",
                    "java.lang.Long.signum",
                    "java.lang.Long.bitCount",
                    "java.lang.Long.min",
                    "java.lang.Long.max",
                    "java.lang.Long.sum",
                    "java.lang.Object.equals",
                    "java.lang.Enum.equals");

    private final Edits edits;
    private final ClassFiles files;
    private final @Nullable ClassLoader loader;

    /**
     * @param leftOut calls and conditions that a mutant leaves out, see {@link Edits}
     * @throws ModelError when one of them is not well-formed
     */
    public Resolver(@Nullable ClassLoader loader, List<String> leftOut) {
        this.loader = loader;
        this.edits = new Edits(leftOut);
        this.files = new ClassFiles(edits);
    }

    /**
     * To be asked when all code has been read.
     *
     * @throws ModelError when the class of something to be left out was never read
     */
    public void checkAllLeftOut() {
        edits.checkAllApplied();
    }

    public Class<?> type(String internalName) {
        String name = Type.getObjectType(internalName).getClassName();
        try {
            if (internalName.startsWith("[")) {
                return Class.forName(internalName.replace('/', '.'), false, loader);
            }
            return Class.forName(name, true, loader);
        } catch (ExceptionInInitializerError failed) {
            throw new ModelError(
                    "The class %s, which the model names, cannot be initialised: %s"
                            .formatted(name, ModelError.told(failed)));
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new ModelError(
                    "The class %s, which the model names, cannot be loaded (%s). Put it on the class path."
                            .formatted(name, missing));
        }
    }

    public Field field(FieldRef ref) {
        for (Class<?> type = type(ref.owner()); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean same =
                        field.getName().equals(ref.name())
                                && Type.getDescriptor(field.getType()).equals(ref.descriptor());
                if (same) return field;
            }
        }
        throw new ModelError(
                "The class %s has no field %s: the class files do not fit together. Compile them again."
                        .formatted(ref.ownerName(), ref.name()));
    }

    /** Whether a call of this method may be compiled although it is the JDK's. */
    public static boolean isArithmetic(MethodRef method, Class<?> declaring) {
        return ARITHMETIC.contains(declaring.getName() + "." + method.name());
    }

    /** The class whose code runs when a receiver of {@code type}, or a static call, is asked. */
    public @Nullable Class<?> declaring(Class<?> type, MethodRef method) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (declares(at, method)) return at;
        }
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Class<?> found = inInterfaces(at, method);
            if (found != null) return found;
        }
        return null;
    }

    private @Nullable Class<?> inInterfaces(Class<?> type, MethodRef method) {
        Class<?> best = null;
        for (Class<?> each : type.getInterfaces()) {
            Class<?> found = declares(each, method) ? each : inInterfaces(each, method);
            if (found != null && (best == null || best.isAssignableFrom(found))) best = found;
        }
        return best;
    }

    private boolean declares(Class<?> type, MethodRef method) {
        if (type.getClassLoader() == null && !isArithmetic(method, type)) {
            return declaresByReflection(type, method);
        }
        return files.body(type, method.name(), method.descriptor()) != null;
    }

    private static boolean declaresByReflection(Class<?> type, MethodRef method) {
        for (Method each : type.getDeclaredMethods()) {
            boolean same =
                    each.getName().equals(method.name())
                            && Type.getMethodDescriptor(each).equals(method.descriptor());
            if (same) return true;
        }
        return false;
    }

    public MethodBody body(Class<?> declaring, MethodRef method) {
        MethodBody body = files.body(declaring, method.name(), method.descriptor());
        if (body == null) throw new IllegalStateException("no code of " + method);
        return body;
    }

    /** The type whose method a call names, before the receiver is looked at. */
    public Class<?> owner(Op.Call call) {
        return type(call.method().owner());
    }
}
