package sharelock.jpf.child;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sharelock.jpf.wire.Names;

/**
 * The objects of a model as they lie in JPF's heap, named as the explicit engine names them: by the
 * shortest path from the model, tasks and enum constants by their names.
 */
final class JpfHeap {

    /** The thread that makes the model and looks at it. */
    static final int WATCH = 0;

    /** Where the classes end whose fields are the model's. */
    private static final Pattern NO_MODEL =
            Pattern.compile("java\\.|" + Pattern.quote(Names.TASK) + "$");

    private static final int SYNTHETIC = 0x1000;

    private final ByName jpf;
    private final Object vm;
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final Set<String> taskNames = new HashSet<>();

    /**
     * @param vm JPF's virtual machine
     * @param model JPF's ElementInfo of the model
     */
    JpfHeap(ByName jpf, Object vm, Object model) {
        this.jpf = jpf;
        this.vm = vm;
        ArrayDeque<Object> queue = new ArrayDeque<>();
        discover(model, "", queue);
        while (!queue.isEmpty()) {
            Object object = queue.remove();
            String path = name(object);
            if (jpf.is(object, "isArray")) {
                for (int i = 0; i < jpf.number(object, "arrayLength"); i++) {
                    discover(element(object, i), path + "[" + i + "]", queue);
                }
            } else {
                for (Object type : types(object)) discoverFields(object, type, path, queue);
            }
        }
    }

    /** The model is in a field of what the watching thread runs. */
    static JpfHeap ofModel(ByName jpf, Object vm) {
        Object watch = jpf.get(jpf.get(vm, "getThreadList"), "getThreadInfoForId", WATCH);
        for (Object frame = jpf.ask(watch, "getTopFrame");
                frame != null;
                frame = jpf.ask(frame, "getPrevious")) {
            boolean isMain = Names.MAIN.equals(jpf.ask(frame, "getClassName"));
            int reference = isMain ? jpf.number(frame, "getThis") : 0;
            if (reference <= 0) continue; // a static method
            Object main = jpf.get(watch, "getElementInfo", reference);
            return new JpfHeap(jpf, vm, jpf.get(main, "getFieldValueObject", Names.MODEL_FIELD));
        }
        throw new IllegalStateException("JPF's main thread has no frame of " + Names.MAIN);
    }

    /**
     * A field of an object: its name and its value; empty where it is none of the model's that can
     * change.
     */
    String[] field(int reference, Object field) {
        String owner = names.get(reference);
        if (owner == null || jpf.is(field, "isFinal")) return new String[0];
        Object object = jpf.get(jpf.get(vm, "getHeap"), "get", reference);
        return new String[] {member(owner, field), show(value(object, field))};
    }

    /** The same for an element of an array. */
    String[] element(int reference, int index) {
        String owner = names.get(reference);
        if (owner == null) return new String[0];
        Object array = jpf.get(jpf.get(vm, "getHeap"), "get", reference);
        if (index < 0 || index >= jpf.number(array, "arrayLength")) return new String[0];
        return new String[] {owner + "[" + index + "]", show(element(array, index))};
    }

    /** The fields and elements that can change, and what they hold. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<Integer, String> known : names.entrySet()) {
            Object object = jpf.get(jpf.get(vm, "getHeap"), "get", known.getKey());
            if (jpf.is(object, "isArray")) {
                for (int i = 0; i < jpf.number(object, "arrayLength"); i++) {
                    values.put(known.getValue() + "[" + i + "]", show(element(object, i)));
                }
                continue;
            }
            for (Object type : types(object)) {
                for (Object field : fields(type)) {
                    if (jpf.is(field, "isFinal") || jpf.is(field, "isStatic")) continue;
                    String path = member(known.getValue(), field);
                    values.put(path, show(value(object, field)));
                }
            }
        }
        return values;
    }

    /** What a reader calls a reference. */
    String show(int reference) {
        return show(jpf.ask(jpf.get(vm, "getHeap"), "get", reference));
    }

    private void discoverFields(Object object, Object type, String path, ArrayDeque<Object> queue) {
        for (Object field : fields(type)) {
            if (!jpf.is(field, "isReference") || jpf.is(field, "isStatic")) continue;
            discover(value(object, field), member(path, field), queue);
        }
    }

    private void discover(@Nullable Object object, String path, ArrayDeque<Object> queue) {
        if (object == null || !isElementInfo(object) || jpf.is(object, "isStringObject")) return;
        int reference = jpf.number(object, "getObjectRef");
        if (names.containsKey(reference)) return;
        names.put(reference, ownName(object, path));
        queue.add(object);
    }

    private String ownName(Object object, String path) {
        Object type = jpf.get(object, "getClassInfo");
        if (jpf.is(type, "isEnum")) return enumName(object);
        if (!(Boolean) jpf.get(type, "isInstanceOf", Names.TASK)) return path;
        String name = String.valueOf(jpf.ask(object, "getStringField", "name"));
        return taskNames.add(name) ? name : path;
    }

    private String enumName(Object constant) {
        return String.valueOf(jpf.ask(constant, "getStringField", "name"));
    }

    private String name(Object object) {
        return names.getOrDefault(jpf.number(object, "getObjectRef"), object.toString());
    }

    private String show(@Nullable Object value) {
        if (value == null || !isElementInfo(value)) return String.valueOf(value);
        if (jpf.is(value, "isStringObject")) return jpf.text(value, "asString");
        return jpf.is(jpf.get(value, "getClassInfo"), "isEnum") ? enumName(value) : name(value);
    }

    /** The class of an object and those that it extends, as far as they are the model's. */
    private Iterable<Object> types(Object object) {
        ArrayDeque<Object> types = new ArrayDeque<>();
        Object type = jpf.get(object, "getClassInfo");
        while (type != null && !NO_MODEL.matcher(jpf.text(type, "getName")).lookingAt()) {
            types.add(type);
            type = jpf.ask(type, "getSuperClass");
        }
        return types;
    }

    private Object[] fields(Object type) {
        return (Object[]) jpf.get(type, "getDeclaredInstanceFields");
    }

    private String member(String path, Object field) {
        boolean synthetic = (jpf.number(field, "getModifiers") & SYNTHETIC) != 0;
        String name = synthetic ? "outer" : jpf.text(field, "getName");
        return path.isEmpty() ? name : path + "." + name;
    }

    private @Nullable Object value(Object object, Object field) {
        return jpf.ask(field, "getValueObject", jpf.get(object, "getFields"));
    }

    private @Nullable Object element(Object array, int index) {
        if (!jpf.is(array, "isReferenceArray")) {
            return Array.get(jpf.get(jpf.get(array, "getFields"), "getValues"), index);
        }
        int reference = (Integer) jpf.get(array, "getReferenceElement", index);
        return jpf.ask(jpf.get(vm, "getHeap"), "get", reference);
    }

    private static boolean isElementInfo(Object value) {
        return value.getClass().getName().startsWith("gov.nasa.jpf.");
    }
}
