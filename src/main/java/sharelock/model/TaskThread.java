package sharelock.model;

/** The thread of one task where a model runs as it is: on a plain JVM or under Java PathFinder. */
final class TaskThread extends Thread {
    final Task task;

    /** Whether the task is inside a step; guarded by the monitor of Steps. */
    boolean inStep;

    TaskThread(Task task) {
        super(task.name());
        this.task = task;
        setDaemon(task.isDaemon());
    }

    static TaskThread current() {
        if (Thread.currentThread() instanceof TaskThread thread) return thread;
        throw new IllegalStateException(
                "Steps and Task.current() work inside a task only, but thread "
                        + Thread.currentThread().getName()
                        + " is none. Call them from Task.run(); a constructor or a property reads"
                        + " and writes fields directly.");
    }

    /** A failure is recorded and thrown on, so that Java PathFinder sees it in its step. */
    @Override
    public void run() {
        Steps.awaitLauncher();
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            task.fail(failure);
            throw failure;
        }
        task.finish();
    }

    /** Nothing is printed: whoever runs the tasks reads {@link Task#failure()}. */
    @Override
    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
        return (thread, failure) -> {};
    }
}
