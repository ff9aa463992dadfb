package sharelock.random;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import sharelock.model.Task;

/**
 * The objects of a constructed model, found by reflection, with a cell for each of their fields and
 * elements, and the bytecode of their classes.
 */
public final class ModelHeap {
    /** A field of an object, or an element of an array. */
    record Cell(Object owner, String name) {}

    private final Object model;
    private final ClassLoader loader;
    private final Map<String, ClassNode> code = new HashMap<>();
    private final IdentityHashMap<Object, Map<String, Integer>> numbers = new IdentityHashMap<>();
    private final Map<String, Boolean> finals = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Object> initial = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final IdentityHashMap<Object, String> paths = new IdentityHashMap<>();

    public ModelHeap(Object model) {
        this.model = model;
        loader = model.getClass().getClassLoader();
        Deque<Object> queue = new ArrayDeque<>();
        reach(model, "", queue);
        while (!queue.isEmpty()) {
            Object object = queue.remove();
            if (object instanceof Task task) tasks.add(task);
            if (object.getClass().isArray()) addElements(object, queue);
            else addFields(object, queue);
        }
    }

    public List<Task> tasks() {
        return tasks;
    }

    Object model() {
        return model;
    }

    List<Cell> cells() {
        return cells;
    }

    /** The name of a cell: its shortest path from the model, a task by its own name. */
    String name(Cell cell) {
        String path = paths.get(cell.owner());
        if (cell.owner().getClass().isArray()) return path + "[" + cell.name() + "]";
        return path.isEmpty() ? cell.name() : path + "." + cell.name();
    }

    /** The numbers of the cells of these paths. */
    int[] numbers(List<String> paths) {
        List<String> names = cells.stream().map(this::name).toList();
        int[] numbers = paths.stream().mapToInt(names::indexOf).toArray();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0) throw new IllegalArgumentException("no cell " + paths.get(i));
        }
        return numbers;
    }

    /** The values of some cells among those of all. */
    List<Object> view(List<Object> all, int[] watched) {
        List<Object> view = new ArrayList<>();
        for (int cell : watched) view.add(all.get(cell));
        return view;
    }

    /** The values, as shown, that are not the initial ones, as one line. */
    public String line(List<Object> shown) {
        List<Object> before = show(initial.toArray());
        String line = "";
        for (int i = 0; i < cells.size(); i++) {
            if (before.get(i).equals(shown.get(i))) continue;
            line += " " + name(cells.get(i)) + "=" + shown.get(i);
        }
        return line;
    }

    /** Numbers as they are, objects by path, enum constants by name. */
    public List<Object> show(Object[] values) {
        List<Object> shown = new ArrayList<>();
        for (Object value : values) shown.add(show(value));
        return shown;
    }

    private Object show(Object value) {
        if (value == null) return "null";
        if (value instanceof Enum<?> constant) return constant.name();
        if (value instanceof Number number) return number.longValue();
        if (value instanceof String text) return '"' + text + '"';
        return paths.getOrDefault(value, value.toString());
    }

    /** What a message calls it: a string without quotes. */
    String said(Object value) {
        return value instanceof String text ? text : show(value).toString();
    }

    /** Values that are equal if they are the same: strings that are equal need not be one. */
    static List<Object> key(List<Object> values) {
        List<Object> key = new ArrayList<>();
        for (Object value : values) key.add(value instanceof String text ? new Same(text) : value);
        return key;
    }

    private record Same(String text) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Same that && text == that.text;
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    Object[] initial() {
        return initial.toArray();
    }

    /** The number of a cell. */
    int cell(Object owner, String name) {
        return numbers.get(owner).get(name);
    }

    /** Whether an object has cells; constants like the tables of a switch have none. */
    boolean has(Object object) {
        return object != null && numbers.containsKey(object);
    }

    boolean isFinal(String owner, String name) {
        return finals.computeIfAbsent(owner + "." + name, key -> lookUpFinal(owner, name));
    }

    private boolean lookUpFinal(String owner, String name) {
        try {
            return Modifier.isFinal(field(type(owner), name).getModifiers());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    Class<?> type(String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'), true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    ClassNode code(String internalName) {
        return code.computeIfAbsent(internalName, this::read);
    }

    /** The value of a static field, which is a constant. */
    Object constant(String owner, String name) {
        try {
            return normal(field(type(owner), name).get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a final field of an object outside of the heap. */
    Object constantOf(Object owner, String name) {
        try {
            return normal(field(owner.getClass(), name).get(owner));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a value of a field stands on the operand stack. */
    static Object normal(Object value) {
        if (value instanceof Boolean truth) return truth ? 1 : 0;
        if (value instanceof Character letter) return (int) letter;
        if (value instanceof Byte || value instanceof Short) return ((Number) value).intValue();
        return value;
    }

    /** The values of all cells as the objects have them now. */
    public Object[] current() {
        Object[] values = new Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            Cell cell = cells.get(i);
            try {
                values[i] =
                        cell.owner().getClass().isArray()
                                ? normal(Array.get(cell.owner(), Integer.parseInt(cell.name())))
                                : normal(
                                        field(cell.owner().getClass(), cell.name())
                                                .get(cell.owner()));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    private ClassNode read(String internalName) {
        try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            ClassNode node = new ClassNode();
            new ClassReader(in).accept(node, ClassReader.SKIP_FRAMES);
            return node;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reach(Object object, String path, Deque<Object> queue) {
        if (object instanceof String || object instanceof Enum<?>) return;
        if (numbers.containsKey(object)) return;
        paths.put(object, object instanceof Task task ? task.name() : path);
        numbers.put(object, new HashMap<>());
        queue.add(object);
    }

    private void addElements(Object array, Deque<Object> queue) {
        for (int i = 0; i < Array.getLength(array); i++) {
            add(array, Integer.toString(i), Array.get(array, i), queue);
        }
    }

    private void addFields(Object object, Deque<Object> queue) {
        for (Class<?> at = object.getClass(); at != null; at = at.getSuperclass()) {
            if (at.getName().startsWith("java.") || at == Task.class) continue;
            for (Field field : at.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) continue;
                field.setAccessible(true);
                try {
                    add(object, field.getName(), field.get(object), queue);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void add(Object owner, String name, Object value, Deque<Object> queue) {
        numbers.get(owner).put(name, cells.size());
        Cell cell = new Cell(owner, name);
        cells.add(cell);
        initial.add(normal(value));
        boolean plain = value != null && value.getClass() == Object.class;
        if (value != null && (plain || !value.getClass().getName().startsWith("java."))) {
            reach(value, name.startsWith("this$") ? "outer" : name(cell), queue);
        }
    }
}
