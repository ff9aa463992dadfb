package sharelock.model;

/**
 * The preempt_count in the thread_info of the current task: nonzero while it holds a spinlock or
 * has preemption off, when it must not sleep. Kept here, next to the task, for the primitives of
 * {@code sharelock.kernel}; a model uses those.
 */
public final class PreemptCount {
    private PreemptCount() {}

    public static void disable() {
        Task.current().preemptCount++;
    }

    public static void enable() {
        Task.current().preemptCount--;
    }

    public static boolean isNonZero() {
        return isNonZero(Task.current());
    }

    public static boolean isNonZero(Task task) {
        return task.preemptCount != 0;
    }
}
