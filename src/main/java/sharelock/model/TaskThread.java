package sharelock.model;

import java.util.function.BooleanSupplier;

/** The thread of one task where a model runs as it is: on a plain JVM or under Java PathFinder. */
final class TaskThread extends ActingThread {
    private final Task task;

    /** Whether the task is inside a step; guarded by the monitor of Steps. */
    boolean inStep;

    /** What must hold for the task's next step; null where that is enabled in any case. */
    private BooleanSupplier guard;

    TaskThread(Task task, TaskRun run) {
        super(task.name(), run);
        this.task = task;
        setDaemon(task.isDaemon());
    }

    @Override
    Task task() {
        return task;
    }

    static TaskThread current() {
        if (actor() instanceof TaskThread thread) return thread;
        throw new IllegalStateException("A property or guard takes a step. It can only read.");
    }

    /** Says before a step what it waits for: no step itself. */
    void indivisibleAnnounce(BooleanSupplier next) {
        guard = next;
    }

    /** Begins a step whose guard, if it has one, holds. */
    void indivisibleBegin() {
        guard = null;
        run.stepBegins(task);
    }

    /** Whether the task stands before a step whose guard does not hold. */
    boolean isStuck() {
        return guard != null && !guard.getAsBoolean();
    }

    /** A failure is recorded and thrown on, so that Java PathFinder sees it in its step. */
    @Override
    public void run() {
        begin();
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            run.failed(task, failure);
            throw failure;
        }
        run.finished(task);
    }

    /** Nothing is printed: whoever runs the tasks reads {@link Task#failure()}. */
    @Override
    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
        return (thread, failure) -> {};
    }
}
