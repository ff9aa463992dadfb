package sharelock.model;

/**
 * The locks that a task holds for read, as held_locks in the task_struct of a kernel with lockdep.
 * A lock can have many readers, so each reader remembers its locks; they stand in the order in
 * which the task took them, which depends on the task alone and so adds no states. Kept here, next
 * to the task, for the primitives of {@code sharelock.kernel}; a model uses those.
 */
public final class ReadHolds {
    /** How many locks a task can hold for read at a time, a lock held twice counting twice. */
    public static final int MOST = 4;

    private ReadHolds() {}

    /** Adds a hold of the current task. */
    public static void add(Object lock) {
        Task task = Task.current();
        if (task.readHoldCount == MOST) {
            throw new AssertionError("a task holds more than 4 locks for read at a time");
        }
        task.readHolds[task.readHoldCount] = lock;
        task.readHoldCount++;
    }

    /** Takes the newest hold of the lock from the current task, if there is one. */
    public static boolean remove(Object lock) {
        Task task = Task.current();
        int last = task.readHoldCount - 1;
        int at = last;
        while (at >= 0 && task.readHolds[at] != lock) at--;
        if (at < 0) return false;
        while (at < last) {
            task.readHolds[at] = task.readHolds[at + 1];
            at++;
        }
        task.readHolds[last] = null;
        task.readHoldCount = last;
        return true;
    }

    /** Whether the task holds the lock for read. */
    public static boolean contains(Task task, Object lock) {
        for (int i = 0; i < task.readHoldCount; i++) {
            if (task.readHolds[i] == lock) return true;
        }
        return false;
    }
}
