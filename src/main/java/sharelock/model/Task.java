package sharelock.model;

/**
 * One actor of a model: a kernel thread, a CPU, an interrupt. The model's constructor makes every
 * task; an engine finds them by walking the model's object graph and runs the ones that do not
 * start dormant.
 *
 * <p>The same class runs compiled by Sharelock, under Java PathFinder, and on a plain JVM, where
 * each task has a thread of its own.
 */
public abstract class Task {
    private final String name;

    /** How often preemption is off; changed through {@link PreemptCount} by this task only. */
    int preemptCount;

    /** The locks held for read, oldest first; changed through {@link ReadHolds}. */
    final Object[] readHolds = new Object[ReadHolds.MOST];

    int readHoldCount;

    /*
     * From here on: how the task runs on a thread of its own. This is no part of a model's state.
     */

    private boolean launched;
    private volatile boolean finished;
    private TaskThread thread;
    private Throwable failure;

    /** The tasks made with this one; null on a plain JVM. */
    final TaskRoll roll;

    protected Task(String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "A task of class "
                            + getClass().getName()
                            + " has no name. Give each task one: traces and messages say it.");
        }
        this.name = name;
        roll = TaskRoll.note(this);
    }

    /** What the task does, from its start to its end. */
    protected abstract void run();

    /** Whether the task takes no step before another one has called {@link #start()}. */
    protected boolean startsDormant() {
        return false;
    }

    /** Whether the task may wait for ever: it is no deadlock when only daemons are left. */
    protected boolean isDaemon() {
        return false;
    }

    /**
     * Wakes this dormant task, once: fork, kernel_thread. To start a task that is not dormant is a
     * failure of the model.
     */
    public final void start() {
        TaskThread thread = TaskThread.current();
        synchronized (Steps.MONITOR) {
            thread.indivisibleBegin();
            indivisibleStart(thread.run);
        }
    }

    /** Whether the task has returned from {@link #run()}. */
    public final boolean finished() {
        return finished;
    }

    public final String name() {
        return name;
    }

    /** The task that runs the caller. */
    public static Task current() {
        return TaskThread.actor();
    }

    @Override
    public final String toString() {
        return name;
    }

    /** Gives the task its thread, which takes no step before the monitor is free. */
    final void launch(TaskRun run) {
        launched = true;
        thread = new TaskThread(this, run);
        thread.start();
    }

    /** Whether a launched task stands before a step that is enabled. */
    final boolean canMove() {
        return !finished && failure == null && !thread.isStuck();
    }

    final boolean launched() {
        return launched;
    }

    /** The thread of a launched task. */
    final Thread thread() {
        return thread;
    }

    /** What ended the task, or null. */
    final Throwable failure() {
        return failure;
    }

    private void indivisibleStart(TaskRun run) {
        if (!startsDormant()) {
            throw new AssertionError(
                    name
                            + ".start(): the task is not dormant, since it does not start dormant."
                            + " Override startsDormant().");
        }
        if (launched) {
            throw new AssertionError(
                    name
                            + ".start(): the task is not dormant, since it was started before."
                            + " A task is started once; make one task per start.");
        }
        launch(run);
    }

    final void indivisibleFinish(Throwable reason) {
        failure = reason;
        finished = reason == null;
    }
}
