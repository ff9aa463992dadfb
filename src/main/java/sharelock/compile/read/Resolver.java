package sharelock.compile.read;

import java.lang.reflect.Field;
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
    private final MethodLookup lookup;
    private final @Nullable ClassLoader loader;

    /**
     * @param leftOut calls and conditions that a mutant leaves out, see {@link Edits}
     * @throws ModelError when one of them is not well-formed
     */
    public Resolver(@Nullable ClassLoader loader, List<String> leftOut) {
        this.loader = loader;
        this.edits = new Edits(leftOut);
        this.files = new ClassFiles(edits);
        this.lookup = new MethodLookup(files);
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
        Field found = field(type(ref.owner()), ref);
        if (found != null) return found;
        throw new ModelError(
                "The class %s has no field %s: the class files do not fit together. Compile them again."
                        .formatted(ref.ownerName(), ref.name()));
    }

    /** In the order of JVMS 5.4.3.2: the class, its superinterfaces, its superclass. */
    private static @Nullable Field field(Class<?> type, FieldRef ref) {
        for (Field field : type.getDeclaredFields()) {
            boolean same =
                    field.getName().equals(ref.name())
                            && Type.getDescriptor(field.getType()).equals(ref.descriptor());
            if (same) return field;
        }
        for (Class<?> each : type.getInterfaces()) {
            Field found = field(each, ref);
            if (found != null) return found;
        }
        return type.getSuperclass() == null ? null : field(type.getSuperclass(), ref);
    }

    /** Whether a call of this method may be compiled although it is the JDK's. */
    public static boolean isArithmetic(MethodRef method, Class<?> declaring) {
        return ARITHMETIC.contains(declaring.getName() + "." + method.name());
    }

    /** The class whose code runs when a static method, or just this one, is called. */
    public @Nullable Class<?> declaring(Class<?> owner, MethodRef method) {
        return lookup.resolved(owner, method);
    }

    /** The class whose code runs when a receiver of {@code type} is asked. */
    public @Nullable Class<?> selected(Class<?> type, MethodRef method) {
        return lookup.selected(type, type(method.owner()), method);
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
