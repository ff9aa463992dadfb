package sharelock.jpf.child;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls methods of JPF's objects by their names. */
final class ByName {
    private final Map<String, Method> known = new HashMap<>();

    /**
     * Calls a public method.
     *
     * @throws IllegalStateException when this JPF has no such method
     */
    @Nullable Object ask(Object object, String name, Object... arguments) {
        Method method =
                known.computeIfAbsent(
                        object.getClass().getName() + "." + name + "/" + arguments.length,
                        key -> find(object.getClass(), name, arguments));
        try {
            return method.invoke(object, arguments);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException("JPF's " + method + " cannot be called", failed);
        }
    }

    /** The same, where the answer is an object. */
    Object get(Object object, String name, Object... arguments) {
        Object answer = ask(object, name, arguments);
        if (answer == null) throw new IllegalStateException(object + "." + name + "() is null");
        return answer;
    }

    String text(Object object, String name) {
        return get(object, name).toString();
    }

    int number(Object object, String name) {
        return (Integer) get(object, name);
    }

    boolean is(Object object, String name) {
        return (Boolean) get(object, name);
    }

    /**
     * A class of JPF's.
     *
     * @throws IllegalStateException when this JPF has none of that name
     */
    static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException("This JPF has no class " + name, absent);
        }
    }

    private static Method find(Class<?> type, String name, Object[] arguments) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && takes(method.getParameterTypes(), arguments)) {
                method.setAccessible(true); // public, in a class that may not be
                return method;
            }
        }
        throw new IllegalStateException(
                "JPF's class " + type.getName() + " has no method " + name + "()");
    }

    private static boolean takes(Class<?>[] parameters, Object[] arguments) {
        if (parameters.length != arguments.length) return false;
        for (int i = 0; i < arguments.length; i++) {
            boolean fits = parameters[i].isPrimitive() || parameters[i].isInstance(arguments[i]);
            if (!fits) return false;
        }
        return true;
    }
}
