package sharelock.question;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sharelock.model.TaskRoll;

/**
 * All that can be reached from some objects, value by value in a fixed order, as it is now. A value
 * is kept as a hash of 64 bits, an object as its number in the order of discovery; so two graphs
 * are equal if they have the same shape, classes, numbers, strings and constants.
 */
final class ObjectGraph {
    private static final int FEW = 64;

    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private final List<Object> objects = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final Map<Class<?>, List<Field>> fields = new HashMap<>();
    private final int wanted;
    private long[] values = new long[FEW];
    private int size;
    private @Nullable Found found;

    /** How an object or value is reached: from which object, and by which field or index. */
    private record Label(int from, Object step) {}

    /** One value with its name. */
    private record Found(String path, String value) {}

    private ObjectGraph(int wanted) {
        this.wanted = wanted;
    }

    /**
     * @param roots objects by name
     */
    static ObjectGraph of(Map<String, @Nullable Object> roots) {
        return of(roots, -1);
    }

    private static ObjectGraph of(Map<String, @Nullable Object> roots, int wanted) {
        ObjectGraph graph = new ObjectGraph(wanted);
        roots.forEach((name, root) -> graph.refer(new Label(-1, name), root));
        for (int next = 0; next < graph.objects.size(); next++) graph.walk(next);
        return graph;
    }

    /**
     * The first value in which two graphs differ, in words; empty if there is none.
     *
     * @param before the roots of this graph
     * @param after those of the other
     * @param since what has come between the two
     */
    String difference(
            Map<String, @Nullable Object> before,
            ObjectGraph other,
            Map<String, @Nullable Object> after,
            String since) {
        int at = Arrays.mismatch(values, 0, size, other.values, 0, other.size);
        if (at < 0) return "";
        Found then = at < size ? of(before, at).found : null;
        Found now = at < other.size ? of(after, at).found : null;
        if (now == null || then == null) return "one has more objects than the other";
        if (!then.path().equals(now.path())) {
            return "one has %s where the other has %s".formatted(then.path(), now.path());
        }
        return then.value().equals(now.value())
                ? now.path() + " is changed " + since
                : "%s is %s in one and %s in the other"
                        .formatted(now.path(), then.value(), now.value());
    }

    private void walk(int number) {
        Object object = objects.get(number);
        Class<?> type = object.getClass();
        note(labels.get(number), name(type), "a " + name(type));
        if (type.isArray()) {
            walkArray(number, object);
            return;
        }
        if (object instanceof Collection<?> all) walkElements(number, all);
        else if (object instanceof Map<?, ?> map) walkEntries(number, map);
        else if (isJdk(type)) {
            boolean told = object instanceof CharSequence || object instanceof Number;
            if (told) note(labels.get(number), object.toString(), object.toString());
        }
        for (Field field : fields.computeIfAbsent(type, ObjectGraph::fieldsOf)) {
            Label label = new Label(number, field);
            Object value = read(field, object);
            if (field.getType().isPrimitive()) note(label, value, String.valueOf(value));
            else refer(label, value);
        }
    }

    private void walkArray(int number, Object array) {
        int length = Array.getLength(array);
        note(new Label(number, "length"), length, Integer.toString(length));
        boolean primitive = array.getClass().getComponentType().isPrimitive();
        for (int i = 0; i < length; i++) {
            Label label = new Label(number, i);
            Object value = Array.get(array, i);
            if (primitive) note(label, value, String.valueOf(value));
            else refer(label, value);
        }
    }

    private void walkElements(int number, Collection<?> all) {
        note(new Label(number, "size"), all.size(), all.size() + " elements");
        if (all.getClass() == HashSet.class) return; // has no order of its own
        int i = 0;
        for (Object each : all) refer(new Label(number, i++), each);
    }

    private void walkEntries(int number, Map<?, ?> map) {
        note(new Label(number, "size"), map.size(), map.size() + " entries");
        if (map.getClass() == HashMap.class) return; // has no order of its own
        int i = 0;
        for (Map.Entry<?, ?> each : map.entrySet()) {
            refer(new Label(number, i++), each.getKey());
            refer(new Label(number, i++), each.getValue());
        }
    }

    private void refer(Label label, @Nullable Object value) {
        if (value == null) {
            note(label, -1, "null");
        } else if (value instanceof String text) {
            note(label, text, '"' + text + '"');
        } else if (value instanceof Number
                || value instanceof Character
                || value instanceof Boolean) {
            note(label, value, value.toString());
        } else if (value instanceof Class<?> type) {
            note(label, type.getName(), type.getName());
        } else {
            if (value instanceof Enum<?> constant) note(label, constant.name(), constant.name());
            Integer known = numbers.get(value);
            if (known == null) {
                known = objects.size();
                numbers.put(value, known);
                objects.add(value);
                labels.add(label);
            }
            note(label, known, "a " + name(value.getClass()));
        }
    }

    private void note(Label label, @Nullable Object value, String shown) {
        if (size == wanted) found = new Found(path(label), shown);
        if (size == values.length) values = Arrays.copyOf(values, 2 * size);
        String text = value instanceof String string ? string : "";
        values[size++] = Objects.hashCode(value) * 0x9E3779B97F4A7C15L + text.length();
    }

    private String path(Label label) {
        String step =
                label.step() instanceof Field field
                        ? (field.isSynthetic() ? "outer" : field.getName())
                        : label.step().toString();
        if (label.from() < 0) return step;
        String before = path(labels.get(label.from()));
        if (label.step() instanceof Integer) return before + "[" + step + "]";
        return before.isEmpty() ? step : before + "." + step;
    }

    private static String name(Class<?> type) {
        String name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda) + " lambda";
    }

    private static boolean isJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null && !isJdk(at); at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                boolean plumbing = field.getType() == TaskRoll.class;
                if (Modifier.isStatic(field.getModifiers()) || plumbing) continue;
                if (isOpen(field)) fields.add(field);
            }
        }
        return fields;
    }

    /** Whether a field can be read. */
    static boolean isOpen(Field field) {
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException closed) {
            return false;
        }
    }

    private static @Nullable Object read(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
