package sharelock.question;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The properties that a check names. */
final class PropertyClasses {

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
        return Arrays.stream(Property.Kind.values()).flatMap(kind -> types(kind).stream()).toList();
    }

    /**
     * Makes the properties.
     *
     * @param construction has made the model
     */
    List<Property> properties(Construction construction) {
        List<Property> made = new ArrayList<>();
        for (Property.Kind kind : Property.Kind.values()) {
            for (Class<?> type : types(kind)) {
                made.add(new Property(kind, construction.property(type, check.at(kind.key()))));
            }
        }
        return made;
    }

    /** The classes of the properties of a kind. */
    List<Class<?>> types(Property.Kind kind) {
        List<Class<?>> types = new ArrayList<>();
        for (String name : check.list(kind.key())) {
            Class<?> type = type(kind, name);
            if (types.contains(type)) {
                throw CheckError.config(
                        "%s: %s stands twice. Keep one."
                                .formatted(check.at(kind.key()), type.getName()));
            }
            types.add(type);
        }
        return types;
    }

    private Class<?> type(Property.Kind kind, String name) {
        String at = check.at(kind.key());
        Class<?> type = find(name, at).orElseThrow(() -> unknown(name, at));
        List<Property.Kind> kinds = Property.Kind.of(type);
        if (kinds.isEmpty()) {
            throw CheckError.config(
                    "%s: %s is no property: it implements none of Invariant, AtRest, Reachable."
                            .formatted(at, type.getName()));
        }
        if (!kinds.contains(kind)) {
            throw CheckError.config(
                    "%s: %s is of type %s, not %s. Name it under %s."
                            .formatted(at, type.getName(), kinds.get(0), kind, kinds.get(0).key()));
        }
        Class<?> subject = kind.subject(type);
        if (!subject.isAssignableFrom(model)) {
            throw CheckError.config(
                    "%s: %s is a property of another model: of %s, not of %s."
                            .formatted(at, type.getName(), subject.getName(), model.getName()));
        }
        return type;
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
                                        Property.Kind.of(type).stream()
                                                .anyMatch(
                                                        kind ->
                                                                kind.subject(type)
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
    static List<Class<?>> all(ModelClasses classes, String at) {
        List<Class<?>> found = new ArrayList<>();
        for (String name : classes.names()) {
            classes.find(name, at)
                    .filter(type -> !Property.Kind.of(type).isEmpty())
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
