package sharelock.model;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The tasks that are made while one model is constructed, so that an engine can tell when it has
 * not found one of them: that one would never run, without a word. For engines; a model never names
 * it.
 */
public final class TaskRoll {
    private static final ThreadLocal<TaskRoll> OPEN = new ThreadLocal<>();

    private final List<Task> tasks = new ArrayList<>();

    private TaskRoll() {}

    /**
     * Makes a model.
     *
     * @param <M> the model
     */
    public interface Maker<M> {
        M make() throws ReflectiveOperationException;
    }

    /** Makes a model and notes every task that comes with it. */
    public static <M> M during(Maker<M> maker) throws ReflectiveOperationException {
        TaskRoll before = OPEN.get();
        OPEN.set(new TaskRoll());
        try {
            return maker.make();
        } finally {
            OPEN.set(before);
        }
    }

    /** Notes a task; null where no roll is open, as on a plain JVM. */
    static TaskRoll note(Task task) {
        TaskRoll roll = OPEN.get();
        if (roll != null) roll.tasks.add(task);
        return roll;
    }

    /**
     * Says what is wrong where a task was made together with others, and is not among them.
     *
     * @param found every task that an engine has found
     * @return empty if none is lost
     */
    public static String lost(List<Task> found) {
        IdentityHashMap<Task, Boolean> known = new IdentityHashMap<>();
        for (Task task : found) known.put(task, true);
        TaskRoll last = null;
        for (Task task : found) {
            if (task.roll == null || task.roll == last) continue;
            last = task.roll;
            for (Task made : last.tasks) {
                if (!known.containsKey(made)) return lost(made);
            }
        }
        return "";
    }

    private static String lost(Task task) {
        return "The task "
                + task.name()
                + " ("
                + task.getClass().getName()
                + ") is made, but no field of the model leads to it, so it would never run. Keep"
                + " tasks in fields of the model or of its objects, or in arrays there; collections"
                + " are not looked into.";
    }
}
