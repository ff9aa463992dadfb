package sharelock.jpf.inside;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import sharelock.model.Task;
import sharelock.model.TaskRoll;

/** Finds the tasks of a model by walking its object graph, breadth first, as they are declared. */
public final class TaskFinder {
    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
    private final ArrayDeque<Object> queue = new ArrayDeque<>();
    private final List<Task> tasks = new ArrayList<>();
    private final Set<Class<?>> classes = new HashSet<>();

    private TaskFinder() {}

    /**
     * @throws IllegalArgumentException that names a task which is not found but was made
     */
    public static List<Task> tasks(Object model) throws IllegalAccessException {
        TaskFinder finder = new TaskFinder();
        finder.discover(model);
        while (!finder.queue.isEmpty()) finder.walk(finder.queue.remove());
        String lost = TaskRoll.lost(finder.tasks);
        if (!lost.isEmpty()) throw new IllegalArgumentException(lost);
        return finder.tasks;
    }

    private void discover(Object object) {
        if (object instanceof String || seen.put(object, true) != null) return;
        if (object instanceof Task task) tasks.add(task);
        queue.add(object);
    }

    private void walk(Object object) throws IllegalAccessException {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            if (type.getComponentType().isPrimitive()) return;
            for (int i = 0; i < Array.getLength(object); i++) {
                Object element = Array.get(object, i);
                if (element != null) discover(element);
            }
            return;
        }
        while (type != null && !type.getName().startsWith("java.")) {
            initialise(type);
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        || field.getType().isPrimitive()
                        || field.getType() == TaskRoll.class) {
                    continue;
                }
                field.setAccessible(true);
                Object held = field.get(object);
                if (held != null) discover(held);
            }
            type = type.getSuperclass();
        }
    }

    /** Loads what the class needs to run, such as its tables for switches over enums. */
    private void initialise(Class<?> type) {
        if (!classes.add(type)) return;
        for (int i = 1; true; i++) {
            try {
                Class.forName(type.getName() + "$" + i);
            } catch (ClassNotFoundException last) {
                return;
            }
        }
    }
}
