package sharelock.question;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sharelock.compile.ModelError;
import sharelock.model.Task;
import sharelock.model.TaskRoll;

/** The arguments of a check, by the names of the parameters of the model's constructor. */
final class ModelArguments {

    private final Class<?> model;
    private final String at;
    private final Map<String, String> values;

    private ModelArguments(Class<?> model, String at, Map<String, String> values) {
        this.model = model;
        this.at = at;
        this.values = values;
    }

    /**
     * Makes models, each time another one.
     *
     * @throws CheckError when no constructor takes the arguments
     */
    static Supplier<Object> maker(Class<?> model, CheckFile check) {
        return new ModelArguments(model, check.at(CheckFile.Key.ARGS), check.arguments()).maker();
    }

    /**
     * Refuses what does not fit in a check and in its variants, without making anything.
     *
     * @param model which may be run
     * @throws CheckError that names the first thing to mend
     */
    public static void mustFit(Class<?> model, CheckFile check, ModelClasses classes) {
        mustFit(model, check, check.at(CheckFile.Key.ARGS));
        Variants.mustFit(check, model, classes);
    }

    /**
     * Refuses arguments that the constructor does not take, without making anything.
     *
     * @param at where they are written
     */
    static void mustFit(Class<?> model, CheckFile check, String at) {
        ModelArguments arguments = new ModelArguments(model, at, check.arguments());
        for (Parameter parameter : arguments.constructor().getParameters()) {
            arguments.argument(parameter);
        }
    }

    /**
     * Arguments as a check file writes them, some of them perhaps as {@link Question#UNWRITTEN}.
     *
     * @throws CheckError when they would be those of another constructor as well
     */
    static String written(Constructor<?> constructor, Object... arguments) {
        Parameter[] parameters = constructor.getParameters();
        if (Arrays.stream(parameters).allMatch(Parameter::isNamePresent)) {
            refuseTwin(constructor, CheckFile.Key.ARGS.toString());
        }
        Object[] given = asGiven(constructor, arguments);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            written.add(parameters[i].getName() + "=" + written(parameters[i], given[i]));
        }
        return String.join(", ", written);
    }

    /**
     * The same arguments as a check file gives them: a set of an enum is of one type, in the order
     * of its constants, and each time another one.
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Object[] asGiven(Constructor<?> constructor, Object... arguments) {
        Parameter[] parameters = constructor.getParameters();
        Object[] given = arguments.clone();
        for (int i = 0; i < given.length; i++) {
            Class<?> element = elements(parameters[i]);
            if (element == null || !(given[i] instanceof Set<?> set)) continue;
            Set constants = EnumSet.noneOf((Class) element);
            constants.addAll(set);
            given[i] = constants;
        }
        return given;
    }

    private static String written(Parameter parameter, Object argument) {
        if (!parameter.isNamePresent()) return Question.UNWRITTEN;
        if (argument instanceof Enum<?> constant) return constant.name();
        Class<?> type = parameter.getType();
        boolean plain = type == int.class || type == long.class || type == boolean.class;
        if (plain) return argument.toString();
        Class<?> element = elements(parameter);
        if (element == null || !(argument instanceof Set<?> set)) return Question.UNWRITTEN;
        String constants =
                set.stream().map(each -> ((Enum<?>) each).name()).collect(Collectors.joining("|"));
        boolean empty = constants.isEmpty() && !constants(element).contains(Mutation.NONE);
        return empty ? Mutation.NONE : constants;
    }

    /**
     * Refuses a repair that runs less than what it mends. Numbers may be larger and sets may have
     * more constants; one argument may be another, which is the fix: {@code fixes}, if there is
     * one.
     *
     * @param at where the repair is named
     */
    static void mustMend(Class<?> model, CheckFile check, CheckFile repair, String at) {
        ModelArguments broken = new ModelArguments(model, at, check.arguments());
        ModelArguments mended = new ModelArguments(model, at, repair.arguments());
        Constructor<?> constructor = broken.constructor();
        if (!constructor.equals(mended.constructor())) {
            throw CheckError.config(
                    "%s: that check makes the model with %s, and this one with %s. Name one that gives the same arguments."
                            .formatted(at, mended.values.keySet(), broken.values.keySet()));
        }
        boolean hasFixes = broken.values.containsKey(Mutation.FIXES);
        List<String> others = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            String name = parameter.getName();
            Object mine = broken.argument(parameter);
            Object theirs = mended.argument(parameter);
            if (name.equals(Mutation.FIXES)) {
                if (!mine.equals(theirs)) continue;
                throw CheckError.config(
                        "%s: that check has %s=%s like this one, so that it mends nothing. Name one with the fix."
                                .formatted(at, name, broken.values.get(name)));
            }
            if (!covers(theirs, mine)) others.add(name);
        }
        if (others.size() <= (hasFixes ? 0 : 1)) return;
        String name = others.get(0);
        throw CheckError.config(
                "%s: that check has %s=%s, and this one %s=%s, so that it does not run all that fails here. Numbers may be larger and sets may have more; besides, %s may differ."
                        .formatted(
                                at,
                                name,
                                mended.values.get(name),
                                name,
                                broken.values.get(name),
                                hasFixes
                                        ? "the set fixes alone"
                                        : "one argument, which is the fix,"));
    }

    private static boolean covers(Object more, Object less) {
        if (less instanceof Number number) return ((Number) more).longValue() >= number.longValue();
        return less instanceof Set<?> set ? ((Set<?>) more).containsAll(set) : more.equals(less);
    }

    /**
     * Refuses to change a set whose enum has a constant that is called as the empty set is.
     *
     * @param at where the change is written
     */
    static void mustTellNone(Class<?> model, String name, String at) {
        for (Constructor<?> constructor : model.getDeclaredConstructors()) {
            for (Parameter parameter : constructor.getParameters()) {
                Class<?> element = parameter.getName().equals(name) ? elements(parameter) : null;
                if (element == null || !constants(element).contains(Mutation.NONE)) continue;
                throw CheckError.config(
                        "%s: %s has a constant %s, which is what a set without elements is called. Give it another name."
                                .formatted(at, element.getName(), Mutation.NONE));
            }
        }
    }

    /** Refuses a class of which there can be no object on its own. */
    static void mustBeMakeable(Class<?> model, CheckFile check) {
        if (model.getModule().isNamed()) {
            throw CheckError.config(
                    "%s: %s is a class of Java's, and no model. Name a class of your own."
                            .formatted(check.at(CheckFile.Key.MODEL), model.getName()));
        }
        if (model.isInterface() || Modifier.isAbstract(model.getModifiers())) {
            throw CheckError.config(
                    "%s: %s is abstract. Name a class that can be made."
                            .formatted(check.at(CheckFile.Key.MODEL), model.getName()));
        }
        boolean inner = model.isMemberClass() && !Modifier.isStatic(model.getModifiers());
        if (inner || model.isLocalClass() || model.isAnonymousClass()) {
            throw CheckError.config(
                    "%s: %s needs an object around it. Make it static or a class of its own."
                            .formatted(check.at(CheckFile.Key.MODEL), model.getName()));
        }
    }

    private Supplier<Object> maker() {
        Constructor<?> constructor = constructor();
        constructor.setAccessible(true);
        return () -> {
            Object[] arguments =
                    Arrays.stream(constructor.getParameters()).map(this::argument).toArray();
            return make(constructor, arguments);
        };
    }

    private Object make(Constructor<?> constructor, Object... arguments) {
        try {
            return TaskRoll.during(() -> constructor.newInstance(arguments));
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause != null && isByTask(cause)) {
                throw CheckError.model(new ModelError(String.valueOf(cause.getMessage())));
            }
            throw Construction.failed(at, model, cause);
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw Construction.failed(at, model, broken);
        }
    }

    /** Whether it is what a task cannot be made of. */
    private static boolean isByTask(Throwable thrown) {
        if (!(thrown instanceof IllegalArgumentException)) return false;
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().equals(Task.class.getName());
    }

    /** The public constructor with exactly these parameters. */
    private Constructor<?> constructor() {
        Constructor<?>[] constructors = model.getConstructors();
        if (constructors.length == 0) constructors = model.getDeclaredConstructors();
        for (Constructor<?> constructor : constructors) {
            if (!names(constructor).equals(values.keySet())) continue;
            refuseTwin(constructor, at);
            return constructor;
        }
        if (constructors.length != 1) {
            throw CheckError.config(
                    "%s: no constructor of %s takes exactly %s. Known: %s."
                            .formatted(
                                    at,
                                    model.getName(),
                                    values.keySet(),
                                    Arrays.stream(constructors)
                                            .map(ModelArguments::signature)
                                            .collect(Collectors.joining("; "))));
        }
        throw mismatch(constructors[0]);
    }

    /** Refuses a constructor if the names of arguments are those of another one as well. */
    private static void refuseTwin(Constructor<?> constructor, String at) {
        for (Constructor<?> other : constructor.getDeclaringClass().getDeclaredConstructors()) {
            boolean same = namesOf(other).equals(namesOf(constructor));
            if (other.equals(constructor) || other.isSynthetic() || !same) continue;
            List<String> both =
                    Stream.of(constructor, other).map(ModelArguments::signature).sorted().toList();
            throw CheckError.config(
                    "%s: %s fits two constructors of %s: one takes %s, the other %s. Give a parameter of one of them another name, or leave one of them out."
                            .formatted(
                                    at,
                                    String.join(", ", namesOf(constructor)),
                                    constructor.getDeclaringClass().getName(),
                                    both.get(0),
                                    both.get(1)));
        }
    }

    private CheckError mismatch(Constructor<?> constructor) {
        Set<String> names = names(constructor);
        for (String given : values.keySet()) {
            if (names.contains(given)) continue;
            return CheckError.config(
                    "%s: %s has no parameter %s.%s Known: %s."
                            .formatted(
                                    at,
                                    model.getName(),
                                    Spelling.shown(given),
                                    Spelling.didYouMean(given, names),
                                    signature(constructor)));
        }
        return CheckError.config(
                "%s: %s is missing. The constructor of %s takes %s."
                        .formatted(
                                at,
                                names.stream()
                                        .filter(name -> !values.containsKey(name))
                                        .collect(Collectors.joining(", ")),
                                model.getName(),
                                signature(constructor)));
    }

    private Set<String> names(Constructor<?> constructor) {
        for (Parameter parameter : constructor.getParameters()) {
            if (!parameter.isNamePresent()) {
                throw CheckError.config(
                        "%s: %s does not tell the names of its parameters. Compile it with javac -parameters."
                                .formatted(at, model.getName()));
            }
        }
        return namesOf(constructor);
    }

    private static Set<String> namesOf(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameters())
                .map(Parameter::getName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String signature(Constructor<?> constructor) {
        String text =
                Arrays.stream(constructor.getParameters())
                        .map(parameter -> parameter.getName() + " (" + kind(parameter) + ")")
                        .collect(Collectors.joining(", "));
        return text.isEmpty() ? "no parameters" : text;
    }

    private static String kind(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == boolean.class) return "true or false";
        if (type.isEnum()) return "one of " + String.join(", ", constants(type));
        Class<?> element = elements(parameter);
        return element == null ? type.getSimpleName() : "any of " + join(element);
    }

    private static String join(Class<?> enumType) {
        return String.join("|", constants(enumType));
    }

    private static List<String> constants(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList();
    }

    /** The enum of which a parameter takes a set; null if it takes no such set. */
    private static @org.jspecify.annotations.Nullable Class<?> elements(Parameter parameter) {
        boolean set = parameter.getType() == Set.class || parameter.getType() == EnumSet.class;
        if (!set || !(parameter.getParameterizedType() instanceof ParameterizedType type)) {
            return null;
        }
        return type.getActualTypeArguments()[0] instanceof Class<?> element && element.isEnum()
                ? element
                : null;
    }

    private Object argument(Parameter parameter) {
        String text = values.getOrDefault(parameter.getName(), "");
        Class<?> type = parameter.getType();
        if (type == int.class || type == long.class) return number(parameter, text);
        if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (type.isEnum()) return constant(parameter, type, text);
        Class<?> element = elements(parameter);
        if (element != null) return set(parameter, element, text);
        if (type == boolean.class) throw wrongValue(parameter, text);
        throw CheckError.config(
                "%s: the parameter %s of %s is a %s. A check can give int, long, boolean, an enum or a set of an enum."
                        .formatted(at, parameter.getName(), model.getName(), type.getTypeName()));
    }

    /** A number as Java writes it, without a sign before a positive one. */
    private Object number(Parameter parameter, String text) {
        if (!text.matches("0|-?[1-9][0-9]*")) throw wrongValue(parameter, text);
        try {
            if (parameter.getType() == int.class) return Integer.parseInt(text);
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw wrongValue(parameter, text);
        }
    }

    private Object constant(Parameter parameter, Class<?> enumType, String text) {
        int index = constants(enumType).indexOf(text);
        if (index < 0) throw wrongValue(parameter, text);
        return enumType.getEnumConstants()[index];
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object set(Parameter parameter, Class<?> enumType, String text) {
        Set<Object> elements = (Set) EnumSet.noneOf((Class) enumType);
        boolean none = text.equals("NONE") && !constants(enumType).contains("NONE");
        if (text.isEmpty() && !constants(enumType).contains("NONE")) {
            throw CheckError.config(
                    "%s: %s has no value. The empty set is NONE."
                            .formatted(at, parameter.getName()));
        }
        if (text.isEmpty() || none) return elements;
        for (String part : text.split("\\|", -1)) {
            if (elements.add(constant(parameter, enumType, part.strip()))) continue;
            throw CheckError.config(
                    "%s: %s: %s stands twice.".formatted(at, parameter.getName(), part.strip()));
        }
        return elements;
    }

    private CheckError wrongValue(Parameter parameter, String text) {
        return CheckError.config(
                "%s: %s = \"%s\" does not fit: %s of %s is %s."
                        .formatted(
                                at,
                                parameter.getName(),
                                Spelling.shown(text),
                                parameter.getName(),
                                model.getName(),
                                kind(parameter)));
    }
}
