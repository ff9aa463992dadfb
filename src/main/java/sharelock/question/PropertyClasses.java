package sharelock.question;

import com.google.common.reflect.TypeToken;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sharelock.explicit.ExplicitEngine.Properties;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;

/** The properties that a check names. */
public final class PropertyClasses {

    /** The kinds of properties, each with the key that names them in a check. */
    public enum Kind {
        ALWAYS(Invariant.class, CheckFile.Key.ALWAYS),
        AT_REST(AtRest.class, CheckFile.Key.AT_REST),
        SOMETIMES(Reachable.class, CheckFile.Key.SOMETIMES);

        private final Class<?> type;
        private final CheckFile.Key key;

        Kind(Class<?> type, CheckFile.Key key) {
            this.type = type;
            this.key = key;
        }

        public static List<Kind> of(Class<?> property) {
            return Arrays.stream(values())
                    .filter(kind -> kind.type.isAssignableFrom(property))
                    .toList();
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    private final ModelClasses classes;
    private final Class<?> model;
    private final CheckFile check;

    PropertyClasses(ModelClasses classes, Class<?> model, CheckFile check) {
        this.classes = classes;
        this.model = model;
        this.check = check;
    }

    /** The classes of all properties. */
    List<Class<?>> types() {
        return Arrays.stream(Kind.values()).flatMap(kind -> types(kind).stream()).toList();
    }

    /**
     * Makes the properties.
     *
     * @param construction has made the model
     */
    Properties properties(Construction construction) {
        return properties(
                kind ->
                        types(kind).stream()
                                .map(type -> construction.property(type, check.at(kind.key))));
    }

    /**
     * Properties of three kinds.
     *
     * @param made makes those of one kind
     */
    static Properties properties(Function<Kind, Stream<Object>> made) {
        List<Invariant<?>> always = new ArrayList<>();
        List<AtRest<?>> atRest = new ArrayList<>();
        List<Reachable<?>> sometimes = new ArrayList<>();
        made.apply(Kind.ALWAYS).forEach(each -> always.add((Invariant<?>) each));
        made.apply(Kind.AT_REST).forEach(each -> atRest.add((AtRest<?>) each));
        made.apply(Kind.SOMETIMES).forEach(each -> sometimes.add((Reachable<?>) each));
        return new Properties(always, atRest, sometimes);
    }

    private List<Class<?>> types(Kind kind) {
        List<Class<?>> types = new ArrayList<>();
        for (String name : check.list(kind.key)) {
            Class<?> type = type(kind, name);
            if (types.contains(type)) {
                throw CheckError.config(
                        "%s: %s stands twice. Keep one."
                                .formatted(check.at(kind.key), type.getName()));
            }
            types.add(type);
        }
        return types;
    }

    private Class<?> type(Kind kind, String name) {
        String at = check.at(kind.key);
        Class<?> type = find(name, at).orElseThrow(() -> unknown(name, at));
        List<Kind> kinds = Kind.of(type);
        if (kinds.isEmpty()) {
            throw CheckError.config(
                    "%s: %s is no property: it implements none of Invariant, AtRest, Reachable."
                            .formatted(at, type.getName()));
        }
        if (!kinds.contains(kind)) {
            throw CheckError.config(
                    "%s: %s is of type %s, not %s. Name it under %s."
                            .formatted(at, type.getName(), kinds.get(0), kind, kinds.get(0).key));
        }
        Class<?> subject = subject(type, kind);
        if (!subject.isAssignableFrom(model)) {
            throw CheckError.config(
                    "%s: %s is a property of another model: of %s, not of %s."
                            .formatted(at, type.getName(), subject.getName(), model.getName()));
        }
        return type;
    }

    /** The class of models that a property is about. */
    public static Class<?> subject(Class<?> property, Kind kind) {
        return TypeToken.of(property).resolveType(kind.type.getTypeParameters()[0]).getRawType();
    }

    private Optional<Class<?>> find(String name, String at) {
        String beside = model.getPackageName().isEmpty() ? "" : model.getPackageName() + ".";
        Optional<Class<?>> absolute = classes.find(name, at);
        if (absolute.isPresent()) return absolute;
        Optional<Class<?>> relative = classes.find(beside + name, at);
        return relative.isPresent() ? relative : classes.find(model.getName() + "$" + name, at);
    }

    private CheckError unknown(String name, String at) {
        List<String> known =
                all(classes, at).stream()
                        .filter(
                                type ->
                                        Kind.of(type).stream()
                                                .anyMatch(
                                                        kind ->
                                                                subject(type, kind)
                                                                        .isAssignableFrom(model)))
                        .map(Class::getName)
                        .collect(Collectors.toList());
        return CheckError.config(
                "%s: there is no class %s.%s Known properties of %s: %s."
                        .formatted(
                                at,
                                Spelling.shown(name),
                                Spelling.didYouMean(name, known),
                                model.getName(),
                                known.isEmpty() ? "none" : String.join(", ", known)));
    }

    /** Every property class there is. */
    public static List<Class<?>> all(ModelClasses classes, String at) {
        List<Class<?>> found = new ArrayList<>();
        for (String name : classes.names()) {
            classes.find(name, at)
                    .filter(type -> !Kind.of(type).isEmpty())
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Makes a property. */
    static Object instance(Class<?> type, String at) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw CheckError.config(
                    "%s: %s is abstract. Name a class that can be made."
                            .formatted(at, type.getName()));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException needsMore) {
            throw CheckError.config(
                    "%s: %s has no constructor that takes nothing. A property is a class with a constructor that takes nothing, and not a nested class that needs an object around it."
                            .formatted(at, type.getName()));
        } catch (InvocationTargetException thrown) {
            throw Construction.failed(at, type, thrown.getCause());
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw Construction.failed(at, type, broken);
        }
    }
}
