package sharelock.compile.specialise;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError;
import sharelock.compile.ir.Type;
import sharelock.compile.specialise.Frame.Site;
import sharelock.model.Task;
import sharelock.model.TaskRoll;

/**
 * The objects of the model as its constructor left them, found by following fields and array
 * elements from the model, breadth first, so that an object is named by its shortest path.
 */
final class Heap {
    /** Each task has code of its own, and one method chooses among them. */
    private static final int MOST_TASKS = 1000;

    private static final int LONGEST_NAME = 200;

    private final IdentityHashMap<Object, Obj> objects = new IdentityHashMap<>();
    private final List<Obj> inOrder = new ArrayList<>();
    private final List<Obj> tasks = new ArrayList<>();
    private final Set<String> taskNames = new HashSet<>();
    private final Map<Site, Obj> made = new LinkedHashMap<>();
    private boolean allTasksKnown;
    private final Obj nothing = new Obj(null, "null", false);

    Heap(Object model) {
        walk(model, "");
        allTasksKnown = true;
    }

    Obj nothing() {
        return nothing;
    }

    /** The tasks in the order in which they were found. */
    List<Obj> tasks() {
        return tasks;
    }

    /** The object, which joins the model if it was not reachable from it, as an enum constant. */
    Obj of(@Nullable Object object) {
        if (object == null) return nothing;
        Obj known = objects.get(object);
        if (known != null) return known;
        walk(object, nameOf(object));
        return java.util.Objects.requireNonNull(objects.get(object));
    }

    private static String nameOf(Object object) {
        if (object instanceof String text) return '"' + text + '"';
        if (object instanceof Enum<?> constant) return constant.name();
        return object.getClass().getSimpleName();
    }

    /** What a task makes at a place. */
    Obj made(Site site, Obj.Made.Product kind, Class<?> type, String name) {
        return made.computeIfAbsent(
                site, at -> new Obj(new Obj.Made(kind, at, type, new LinkedHashSet<>()), name));
    }

    private void walk(Object root, String path) {
        ArrayDeque<Obj> queue = new ArrayDeque<>();
        discover(root, path, false, queue);
        while (!queue.isEmpty()) {
            Obj next = queue.remove();
            if (next.isArray()) walkElements(next, queue);
            else if (!next.isForeign()) walkFields(next, queue);
        }
    }

    private void walkElements(Obj array, ArrayDeque<Obj> queue) {
        Class<?> component = array.type().getComponentType();
        if (component == float.class || component == double.class) return;
        int length = Array.getLength(array.object());
        for (int i = 0; i < length; i++) {
            Object element = Array.get(array.object(), i);
            if (!component.isPrimitive() && element != null && isFollowed(element)) {
                discover(element, array.path() + "[" + i + "]", false, queue);
            }
        }
    }

    private void walkFields(Obj object, ArrayDeque<Obj> queue) {
        for (Class<?> type = object.type(); type != null; type = type.getSuperclass()) {
            if (type.getClassLoader() == null) break;
            for (Field field : type.getDeclaredFields()) {
                boolean follow =
                        !Modifier.isStatic(field.getModifiers())
                                && !field.getType().isPrimitive()
                                && !isPlumbing(field);
                Object held = follow ? read(field, object.object()) : null;
                if (held == null || !isFollowed(held)) continue;
                String name = object.nameOf(field);
                String path = object.path().isEmpty() ? name : object.path() + "." + name;
                discover(held, path, type == Task.class, queue);
            }
        }
    }

    /** Strings join the model where code uses them: names of locks and the like are many. */
    private static boolean isFollowed(Object held) {
        return !(held instanceof String);
    }

    /** The fields of Task that serve real threads are no part of a state. */
    private static boolean isPlumbing(Field field) {
        return field.getDeclaringClass() == Task.class
                && (field.getType() == Throwable.class
                        || field.getType() == TaskRoll.class
                        || Thread.class.isAssignableFrom(field.getType()));
    }

    private void discover(Object object, String path, boolean bookkeeping, ArrayDeque<Obj> queue) {
        if (objects.containsKey(object)) return;
        if (allTasksKnown && object instanceof Task task) throw lost(task);
        String name = path;
        if (object instanceof Enum<?> constant) name = constant.name();
        else if (object instanceof Task task) name = uniqueTaskName(task, path);
        Obj found = new Obj(object, name, bookkeeping);
        objects.put(object, found);
        inOrder.add(found);
        if (object instanceof Task) tasks.add(found);
        if (tasks.size() > MOST_TASKS) {
            throw new ModelError(
                    "%s has more than %,d tasks, which is the most that can be checked. Make it with fewer: what goes wrong between tasks mostly does so between two or three."
                            .formatted(inOrder.get(0).type().getName(), MOST_TASKS));
        }
        queue.add(found);
    }

    private ModelError lost(Task task) {
        return new ModelError(
                "%s (%s) would never run: a static field or a property leads to it, but no field of the model %s, nor of anything that the model holds. Keep it in a field of the model."
                        .formatted(
                                task, task.getClass().getName(), inOrder.get(0).type().getName()));
    }

    private String uniqueTaskName(Task task, String path) {
        String own = task.name();
        if (own.isBlank() || own.length() > LONGEST_NAME) {
            throw new ModelError(
                    "The task %s (%s) has %s. Traces name tasks: give it a name of at most %d characters."
                            .formatted(
                                    path, task.getClass().getName(), whatFor(own), LONGEST_NAME));
        }
        String name = taskNames.contains(own) ? path : own;
        while (!taskNames.add(name)) name += "'";
        return name;
    }

    private static String whatFor(String name) {
        if (name.isBlank()) return "no name";
        return "a name of %,d characters".formatted(name.length());
    }

    /** What is known of each field and element that code uses. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (Obj object : inOrder) {
            facts.addAll(object.fields().values());
            facts.addAll(object.elements());
        }
        return facts;
    }

    /**
     * Numbers all objects from 1, those of a class side by side, in order of discovery; behind them
     * strings, and what tasks make.
     */
    List<Obj> number() {
        List<String> classes = new ArrayList<>();
        List<Obj> all = new ArrayList<>(inOrder);
        all.removeIf(Obj::isText);
        inOrder.stream().filter(Obj::isText).forEach(all::add);
        for (Obj object : all) {
            String type = object.type().getName();
            if (!classes.contains(type)) classes.add(type);
        }
        List<Obj> numbered = new ArrayList<>(all);
        numbered.sort(Comparator.comparingInt(object -> classes.indexOf(object.type().getName())));
        numbered.addAll(made.values());
        for (int i = 0; i < numbered.size(); i++) numbered.get(i).number(i + 1);
        numbered.add(0, nothing);
        return numbered;
    }

    Fact field(Obj object, Field field) {
        return object.fields()
                .computeIfAbsent(
                        field,
                        key ->
                                new Fact(
                                        object,
                                        new Fact.Member(
                                                key.getName(),
                                                -1,
                                                key.getDeclaringClass() == Task.class),
                                        typeOf(key.getType()),
                                        constant(read(key, object.object()), key.getType())));
    }

    List<Fact> elements(Obj array) {
        List<Fact> elements = array.elements();
        Class<?> component = array.type().getComponentType();
        for (int i = elements.size(); i < Array.getLength(array.object()); i++) {
            Value initial = constant(Array.get(array.object(), i), component);
            Fact.Member member = new Fact.Member("", i, array.isBookkeeping());
            elements.add(new Fact(array, member, typeOf(component), initial));
        }
        return elements;
    }

    /** The value of a field of the real object; of a class, for a static one. */
    static @Nullable Object read(Field field, @Nullable Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            throw new ModelError(
                    "The field %s of %s cannot be read (%s). Models live in the unnamed module: leave out module-info.java."
                            .formatted(
                                    field.getName(),
                                    field.getDeclaringClass().getName(),
                                    closed.getMessage()));
        }
    }

    /** What a static field holds; what is found there first goes by the field. */
    Value ofStatic(Field field) {
        Object held = read(field, null);
        boolean isNamed = held instanceof String || held instanceof Enum;
        boolean isNew = !field.getType().isPrimitive() && !objects.containsKey(held);
        if (held != null && isNew && !isNamed) {
            walk(held, field.getDeclaringClass().getSimpleName() + "." + field.getName());
        }
        return constant(held, field.getType());
    }

    Value constant(@Nullable Object value, Class<?> type) {
        if (type == boolean.class) return new Value.Num(Boolean.TRUE.equals(value) ? 1 : 0);
        if (type == char.class && value instanceof Character c) return new Value.Num(c);
        if (type == float.class || type == double.class) return new Value.Any();
        if (type.isPrimitive() && value instanceof Number number) {
            return new Value.Num(number.longValue());
        }
        return new Value.Refs(of(value));
    }

    static Type typeOf(Class<?> type) {
        if (type == boolean.class) return Type.BOOLEAN;
        if (type == byte.class) return Type.BYTE;
        if (type == char.class) return Type.CHAR;
        if (type == short.class) return Type.SHORT;
        if (type == long.class) return Type.LONG;
        return type.isPrimitive() ? Type.INT : Type.REF;
    }
}
