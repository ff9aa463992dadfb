package sharelock.compile.read;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;
import sharelock.compile.read.Op.MethodRef;

/**
 * Finds the method that runs, as the JVM does: JVMS 17, 5.4.3.3 and 5.4.3.4 (resolution), 5.4.5
 * (overriding) and 5.4.6 (selection).
 */
final class MethodLookup {

    /**
     * A method in the class that declares it.
     *
     * @param access its flags, as {@link Modifier} reads them
     */
    private record Declared(Class<?> type, int access) {

        boolean isOwn() {
            return Modifier.isPrivate(access);
        }

        boolean isOpen() {
            return Modifier.isPublic(access) || Modifier.isProtected(access);
        }

        boolean hasCode() {
            return !Modifier.isAbstract(access);
        }
    }

    private final ClassFiles files;

    MethodLookup(ClassFiles files) {
        this.files = files;
    }

    /** The class whose code a name stands for, receivers aside; null if there is none. */
    @Nullable Class<?> resolved(Class<?> owner, MethodRef method) {
        Declared found = resolve(owner, method);
        return found != null && found.hasCode() ? found.type() : null;
    }

    /** The class whose code runs when a receiver of {@code type} is asked; null if none does. */
    @Nullable Class<?> selected(Class<?> type, Class<?> owner, MethodRef method) {
        Declared resolved = resolve(owner, method);
        if (resolved == null || Modifier.isStatic(resolved.access())) return null;
        if (resolved.isOwn()) return resolved.type();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Declared own = declared(at, method);
            if (own == null || Modifier.isStatic(own.access())) continue;
            if (overrides(own, resolved, method)) return own.hasCode() ? own.type() : null;
        }
        List<Declared> best = mostSpecific(type, method).filter(Declared::hasCode).toList();
        return best.size() == 1 ? best.get(0).type() : null;
    }

    private @Nullable Declared resolve(Class<?> owner, MethodRef method) {
        for (Class<?> at = owner; at != null; at = at.getSuperclass()) {
            Declared own = declared(at, method);
            if (own != null) return own;
        }
        if (owner.isInterface()) {
            Declared ofObject = declared(Object.class, method);
            if (ofObject != null && Modifier.isPublic(ofObject.access())) return ofObject;
        }
        List<Declared> best = mostSpecific(owner, method).toList();
        for (Declared each : best) if (each.hasCode()) return each;
        return best.isEmpty() ? null : best.get(0);
    }

    /** What the superinterfaces declare, without what one of them overrides of another. */
    private Stream<Declared> mostSpecific(Class<?> type, MethodRef method) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) collect(at, interfaces);
        List<Declared> all =
                interfaces.stream()
                        .map(each -> declared(each, method))
                        .filter(each -> each != null && !each.isOwn())
                        .filter(each -> !Modifier.isStatic(each.access()))
                        .toList();
        return all.stream().filter(each -> all.stream().noneMatch(other -> isBelow(other, each)));
    }

    private static boolean isBelow(Declared one, Declared other) {
        return one.type() != other.type() && other.type().isAssignableFrom(one.type());
    }

    private static void collect(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> each : type.getInterfaces()) {
            if (interfaces.add(each)) collect(each, interfaces);
        }
    }

    private boolean overrides(Declared own, Declared above, MethodRef method) {
        if (own.type() == above.type()) return true;
        if (own.isOwn() || above.isOwn()) return false;
        if (above.isOpen() || isSamePackage(own.type(), above.type())) return true;
        for (Class<?> at = own.type().getSuperclass();
                at != null && at != above.type();
                at = at.getSuperclass()) {
            Declared between = declared(at, method);
            if (between != null
                    && !Modifier.isStatic(between.access())
                    && overrides(own, between, method)
                    && overrides(between, above, method)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSamePackage(Class<?> one, Class<?> other) {
        return one.getClassLoader() == other.getClassLoader()
                && one.getPackageName().equals(other.getPackageName());
    }

    private @Nullable Declared declared(Class<?> type, MethodRef method) {
        if (type.isArray()) return null;
        if (type.getClassLoader() == null) return byReflection(type, method);
        MethodNode found = files.method(type, method.name(), method.descriptor());
        return found == null ? null : new Declared(type, found.access);
    }

    private static @Nullable Declared byReflection(Class<?> type, MethodRef method) {
        for (Method each : type.getDeclaredMethods()) {
            boolean same =
                    each.getName().equals(method.name())
                            && Type.getMethodDescriptor(each).equals(method.descriptor());
            if (same) return new Declared(type, each.getModifiers());
        }
        return null;
    }
}
