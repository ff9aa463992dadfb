package sharelock.model;

/** A thread that acts for a task: the task's own, or one that asks on behalf of it. */
abstract class ActingThread extends Thread {

    final TaskRun run;
    private final int number;

    ActingThread(String name, TaskRun run) {
        super(name);
        this.run = run;
        number = run.nextNumber();
    }

    /** Returns when the step that launched this thread has ended. */
    final void begin() {
        run.begins(number);
    }

    /** The task that {@link Task#current()} names. */
    abstract Task task();

    static ActingThread actor() {
        if (Thread.currentThread() instanceof ActingThread thread) return thread;
        throw new IllegalStateException(
                "Steps and Task.current() work inside a task only, but thread "
                        + Thread.currentThread().getName()
                        + " is none. Call them from Task.run(); a constructor or a property reads"
                        + " and writes fields directly.");
    }
}
