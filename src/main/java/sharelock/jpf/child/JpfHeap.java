package sharelock.jpf.child;

import static sharelock.jpf.child.ByName.ask;
import static sharelock.jpf.child.ByName.get;
import static sharelock.jpf.child.ByName.is;
import static sharelock.jpf.child.ByName.number;
import static sharelock.jpf.child.ByName.text;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a model as they lie in JPF's heap, named as the explicit engine names them: by the
 * shortest path from the model, tasks and enum constants by their names.
 */
final class JpfHeap {
    private static final String TASK = "sharelock.model.Task";
    private static final int SYNTHETIC = 0x1000;

    private final Object jpf;
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final Set<String> taskNames = new HashSet<>();

    /**
     * @param jpf JPF's virtual machine
     * @param model JPF's ElementInfo of the model
     */
    JpfHeap(Object jpf, Object model) {
        this.jpf = jpf;
        ArrayDeque<Object> queue = new ArrayDeque<>();
        discover(model, "", queue);
        while (!queue.isEmpty()) {
            Object object = queue.remove();
            String path = name(object);
            if (is(object, "isArray")) {
                for (int i = 0; i < number(object, "arrayLength"); i++) {
                    discover(element(object, i), path + "[" + i + "]", queue);
                }
            } else {
                for (Object type : types(object)) discoverFields(object, type, path, queue);
            }
        }
    }

    /** The fields and elements that can change, and what they hold. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<Integer, String> known : names.entrySet()) {
            Object object = get(get(jpf, "getHeap"), "get", known.getKey());
            if (is(object, "isArray")) {
                for (int i = 0; i < number(object, "arrayLength"); i++) {
                    values.put(known.getValue() + "[" + i + "]", show(element(object, i)));
                }
                continue;
            }
            for (Object type : types(object)) {
                if (text(type, "getName").equals(TASK)) continue;
                for (Object field : fields(type)) {
                    if (is(field, "isFinal") || is(field, "isStatic")) continue;
                    String path = member(known.getValue(), field);
                    values.put(path, show(value(object, field)));
                }
            }
        }
        return values;
    }

    /** What a reader calls a reference. */
    String show(int reference) {
        return show(ask(get(jpf, "getHeap"), "get", reference));
    }

    private void discoverFields(Object object, Object type, String path, ArrayDeque<Object> queue) {
        boolean isTask = text(type, "getName").equals(TASK);
        for (Object field : fields(type)) {
            if (isTask || !is(field, "isReference") || is(field, "isStatic")) continue;
            discover(value(object, field), member(path, field), queue);
        }
    }

    private void discover(@Nullable Object object, String path, ArrayDeque<Object> queue) {
        if (object == null || !isElementInfo(object) || is(object, "isStringObject")) return;
        int reference = number(object, "getObjectRef");
        if (names.containsKey(reference)) return;
        names.put(reference, ownName(object, path));
        queue.add(object);
    }

    private String ownName(Object object, String path) {
        if (is(get(object, "getClassInfo"), "isEnum")) return enumName(object);
        for (Object type : types(object)) {
            if (!text(type, "getName").equals(TASK)) continue;
            String name = String.valueOf(ask(object, "getStringField", "name"));
            return taskNames.add(name) ? name : path;
        }
        return path;
    }

    private static String enumName(Object constant) {
        return String.valueOf(ask(constant, "getStringField", "name"));
    }

    private String name(Object object) {
        return names.getOrDefault(number(object, "getObjectRef"), object.toString());
    }

    private String show(@Nullable Object value) {
        if (value == null || !isElementInfo(value)) return String.valueOf(value);
        if (is(value, "isStringObject")) return text(value, "asString");
        return is(get(value, "getClassInfo"), "isEnum") ? enumName(value) : name(value);
    }

    /** The class of an object and those that it extends, without those of the JDK. */
    private static Iterable<Object> types(Object object) {
        ArrayDeque<Object> types = new ArrayDeque<>();
        Object type = get(object, "getClassInfo");
        while (type != null && !text(type, "getName").startsWith("java.")) {
            types.add(type);
            type = ask(type, "getSuperClass");
        }
        return types;
    }

    private static Object[] fields(Object type) {
        return (Object[]) get(type, "getDeclaredInstanceFields");
    }

    private static String member(String path, Object field) {
        boolean synthetic = (number(field, "getModifiers") & SYNTHETIC) != 0;
        String name = synthetic ? "outer" : text(field, "getName");
        return path.isEmpty() ? name : path + "." + name;
    }

    private static @Nullable Object value(Object object, Object field) {
        return ask(field, "getValueObject", get(object, "getFields"));
    }

    private @Nullable Object element(Object array, int index) {
        if (!is(array, "isReferenceArray")) {
            return Array.get(get(get(array, "getFields"), "getValues"), index);
        }
        int reference = (Integer) get(array, "getReferenceElement", index);
        return ask(get(jpf, "getHeap"), "get", reference);
    }

    private static boolean isElementInfo(Object value) {
        return value.getClass().getName().startsWith("gov.nasa.jpf.");
    }
}
