package sharelock.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One run of a model's tasks as they are, each on a thread of its own: on a plain JVM, or under an
 * engine that schedules the threads and overrides what it means to wait. For engines; a model never
 * names it.
 */
public class TaskRun {
    private final List<Task> tasks;
    private int launched;
    private int begun;

    public TaskRun(List<Task> tasks) {
        this.tasks = new ArrayList<>(tasks);
    }

    /**
     * Launches the tasks that do not start dormant, all at once, and returns when a task has failed
     * or every launched task that is no daemon has finished.
     */
    final void run() throws InterruptedException {
        synchronized (Steps.MONITOR) {
            launch();
            while (!isOver()) Steps.MONITOR.wait();
        }
    }

    /** Launches the tasks that do not start dormant, before any of them takes a step. */
    final void launch() {
        synchronized (Steps.MONITOR) {
            for (Task task : tasks) {
                if (!task.startsDormant()) task.launch(this);
            }
        }
    }

    /**
     * Launches the tasks that do not start dormant, and then, at any moment at which none is inside
     * a step, calls {@code look} once.
     */
    public final void launchAndLook(Runnable look) {
        launch();
        synchronized (Steps.MONITOR) {
            indivisibleLook(look);
        }
    }

    private static void indivisibleLook(Runnable look) {
        look.run();
    }

    final boolean isOver() {
        boolean over = true;
        for (Task task : tasks) {
            if (task.failure() != null) return true;
            if (task.launched() && !task.finished() && !task.isDaemon()) over = false;
        }
        return over;
    }

    /** Whether no task can move; asked while none is inside a step. */
    public final boolean isAtRest() {
        for (Task task : tasks) {
            if (task.launched() && task.canMove()) return false;
        }
        return true;
    }

    /** Whether the task's thread has ended, though the task has neither finished nor failed. */
    protected static boolean isLost(Task task) {
        return task.launched()
                && !task.finished()
                && task.failure() == null
                && !task.thread().isAlive();
    }

    /** Whether the task has finished, or may wait for ever. */
    protected static boolean mayStop(Task task) {
        return task.finished() || task.isDaemon();
    }

    /**
     * Called by each thread first: returns when the step that launched it has ended.
     *
     * @param number of the thread, from 0 in the order of launch
     */
    protected void begins(int number) {
        synchronized (Steps.MONITOR) {
            begun++;
        }
    }

    /** Whether every thread that was launched has begun. */
    public final boolean allHaveBegun() {
        return begun == launched;
    }

    /** Called by a task that begins a step, when nobody else is inside one. */
    protected void stepBegins(Task task) {}

    /** Called where the guard of the current task's step does not hold; it is asked again then. */
    @SuppressWarnings("WaitNotInLoop") // the caller loops
    protected void guardIsClosed() throws InterruptedException {
        Steps.MONITOR.wait();
    }

    /** Any number from 0 to {@code bound - 1}. */
    protected int choose(int bound) {
        return new Random().nextInt(bound);
    }

    /** Runs what belongs to the step before, with nothing in between. */
    protected void ghost(Runnable body) {
        synchronized (Steps.MONITOR) {
            body.run();
        }
    }

    /** Called once by a task that has returned from its code. */
    protected void finished(Task task) {
        end(task, null);
    }

    /** Called once by a task that an exception has ended. */
    protected void failed(Task task, Throwable reason) {
        end(task, reason);
    }

    /** Lets the thread begin whose turn it is, in the order of launch. */
    protected final boolean indivisibleBegins(int number) {
        if (number != begun) return false;
        begun++;
        return true;
    }

    /** Marks the task as finished, as a part of the step that it is in. */
    protected final void indivisibleFinished(Task task) {
        task.indivisibleFinish(null);
    }

    /** The number of a thread that is about to be launched. */
    final int nextNumber() {
        return launched++;
    }

    private static void end(Task task, Throwable reason) {
        synchronized (Steps.MONITOR) {
            task.indivisibleFinish(reason);
            Steps.MONITOR.notifyAll();
        }
    }
}
