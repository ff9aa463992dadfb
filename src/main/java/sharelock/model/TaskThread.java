package sharelock.model;

import java.util.function.BooleanSupplier;

/** The thread of one task where a model runs as it is: on a plain JVM or under Java PathFinder. */
final class TaskThread extends Thread {
    private static final ThreadLocal<Task> ON_BEHALF_OF = new ThreadLocal<>();

    final TaskRun run;
    private final Task task;
    private final int number;

    /** Whether the task is inside a step; guarded by the monitor of Steps. */
    boolean inStep;

    /** What must hold for the task's next step; null where that is enabled in any case. */
    private BooleanSupplier guard;

    TaskThread(Task task, TaskRun run) {
        super(task.name());
        this.task = task;
        this.run = run;
        number = run.nextNumber();
        setDaemon(task.isDaemon());
    }

    Task task() {
        return task;
    }

    /** The thread that calls, which is that of a task. */
    static TaskThread current() {
        if (Thread.currentThread() instanceof TaskThread thread) return thread;
        throw outside();
    }

    /** The task of the thread that calls, or the one on behalf of which it asks a guard. */
    static Task actor() {
        if (Thread.currentThread() instanceof TaskThread thread) return thread.task;
        Task other = ON_BEHALF_OF.get();
        if (other == null) throw outside();
        return other;
    }

    private static IllegalStateException outside() {
        return new IllegalStateException(
                "Steps and Task.current() work inside a task only, but thread "
                        + Thread.currentThread().getName()
                        + " is none. Call them from Task.run(); a constructor or a property reads"
                        + " and writes fields directly.");
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

    /**
     * Whether the task stands before a step whose guard does not hold; any thread may ask. A guard
     * that fails is no reason to wait: the step is taken, and fails.
     */
    boolean isStuck() {
        if (guard == null) return false;
        ON_BEHALF_OF.set(task);
        try {
            return !guard.getAsBoolean();
        } catch (RuntimeException | Error failure) {
            return false;
        } finally {
            ON_BEHALF_OF.set(null);
        }
    }

    /** A failure is recorded and thrown on, so that Java PathFinder sees it in its step. */
    @Override
    public void run() {
        run.begins(number);
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
