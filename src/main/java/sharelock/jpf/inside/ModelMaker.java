package sharelock.jpf.inside;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import sharelock.jpf.inside.ConstructorReader.Parameter;
import sharelock.jpf.wire.Names.Keys;
import sharelock.model.TaskRoll;

/** Makes the model and the properties that a check names. */
final class ModelMaker {
    private final Class<?> type;
    private final Map<String, String> arguments;

    private ModelMaker(Class<?> type, Map<String, String> arguments) {
        this.type = type;
        this.arguments = arguments;
    }

    static Object model() throws ReflectiveOperationException {
        Class<?> type = Class.forName(CheckKeys.get(Keys.MODEL));
        ModelMaker maker = new ModelMaker(type, CheckKeys.arguments());
        return TaskRoll.during(maker::make);
    }

    private Object make() throws ReflectiveOperationException {
        List<List<Parameter>> all = ConstructorReader.constructors(type);
        List<Parameter> fitting = null;
        for (List<Parameter> parameters : all) {
            if (!takes(parameters)) continue;
            if (fitting != null) throw wrong("two constructors take", all);
            fitting = parameters;
        }
        if (fitting == null) throw wrong("no constructor takes", all);
        Class<?>[] types = new Class<?>[fitting.size()];
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Parameter parameter = fitting.get(i);
            types[i] = type(parameter);
            values[i] = value(parameter, arguments.getOrDefault(parameter.name(), ""));
        }
        return make(type, types, values);
    }

    private IllegalArgumentException wrong(String what, List<List<Parameter>> all) {
        return new IllegalArgumentException(
                type.getName()
                        + ": "
                        + what
                        + " exactly "
                        + arguments.keySet()
                        + "; there are "
                        + all);
    }

    private boolean takes(List<Parameter> parameters) {
        if (parameters.size() != arguments.size()) return false;
        for (Parameter parameter : parameters) {
            if (!arguments.containsKey(parameter.name())) return false;
        }
        return true;
    }

    private static Class<?> type(Parameter parameter) throws ClassNotFoundException {
        return switch (parameter.type()) {
            case "I" -> int.class;
            case "J" -> long.class;
            case "Z" -> boolean.class;
            default -> {
                if (parameter.type().startsWith("Ljava/util/Set<")) yield java.util.Set.class;
                yield parameter.isSet() ? EnumSet.class : Class.forName(parameter.className());
            }
        };
    }

    private static Object value(Parameter parameter, String text) throws ClassNotFoundException {
        return switch (parameter.type()) {
            case "I" -> Integer.parseInt(text);
            case "J" -> Long.parseLong(text);
            case "Z" -> Boolean.parseBoolean(text);
            default -> {
                Class<?> type = Class.forName(parameter.className());
                yield parameter.isSet() ? set(type, text) : constant(type, text);
            }
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object set(Class<?> type, String text) {
        EnumSet set = EnumSet.noneOf((Class) type);
        for (String part : CheckKeys.split(text, '|')) {
            if (part.equals("NONE") && !isConstant(type, part)) continue;
            set.add(constant(type, part));
        }
        return set;
    }

    private static boolean isConstant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) return true;
        }
        return false;
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) return constant;
        }
        throw new IllegalArgumentException(type.getName() + " has no constant " + name);
    }

    /** The property of a name that may leave out the package or the class of the model. */
    static Object property(String name, Object model) throws ReflectiveOperationException {
        String owner = model.getClass().getName();
        String beside = owner.substring(0, owner.lastIndexOf('.') + 1) + name;
        for (String candidate : new String[] {name, beside, owner + "$" + name}) {
            try {
                return make(Class.forName(candidate), new Class<?>[0]);
            } catch (ClassNotFoundException absent) {
                // The next one.
            }
        }
        throw new IllegalArgumentException("there is no property " + name);
    }

    private static Object make(Class<?> type, Class<?>[] types, Object... values)
            throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Error error) throw error;
            if (thrown.getCause() instanceof RuntimeException wrong) throw wrong;
            throw thrown;
        }
    }
}
