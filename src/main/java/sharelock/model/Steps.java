package sharelock.model;

import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * The steps that a task can take beyond plain reads and writes of fields.
 *
 * <p>A body or a guard is part of one step and so holds no other step: {@code atomically} and
 * {@code when} do not nest. A guard reads only. {@link #choose} may stand inside a body.
 */
public final class Steps {
    /*
     * On real threads one monitor makes every step indivisible: it is held from the guard to the end
     * of the body, and each body wakes all waiters, since it may have made any guard true. Java
     * PathFinder is told not to break up the methods named indivisible*.
     */

    static final Object MONITOR = new Object();

    private static final Random RANDOM = new Random();

    private Steps() {}

    /** Any number from 0 to {@code bound - 1}: an engine tries them all. */
    public static int choose(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException(
                    "choose(" + bound + ") has nothing to choose from. Give a bound of 1 or more.");
        }
        return bound == 1 ? 0 : RANDOM.nextInt(bound);
    }

    /** Runs the body as one indivisible step. */
    public static void atomically(Runnable body) {
        synchronized (MONITOR) {
            indivisibleRun(TaskThread.current(), body);
            MONITOR.notifyAll();
        }
    }

    /** Runs the body as one indivisible step and gives its result. */
    public static boolean atomically(BooleanSupplier body) {
        synchronized (MONITOR) {
            boolean result = indivisibleAsk(TaskThread.current(), body);
            MONITOR.notifyAll();
            return result;
        }
    }

    /** Runs the body as one indivisible step and gives its result. */
    public static int atomically(IntSupplier body) {
        synchronized (MONITOR) {
            int result = indivisibleCount(TaskThread.current(), body);
            MONITOR.notifyAll();
            return result;
        }
    }

    /** Waits until the guard holds, then runs the body: the guard still holds, in the same step. */
    public static void when(BooleanSupplier guard, Runnable body) {
        synchronized (MONITOR) {
            waitFor(guard);
            indivisibleRun(TaskThread.current(), body);
            MONITOR.notifyAll();
        }
    }

    /** Waits until the guard holds. */
    public static void await(BooleanSupplier guard) {
        synchronized (MONITOR) {
            waitFor(guard);
        }
    }

    /** Returns when the step that launched the calling thread has ended. */
    static void awaitLauncher() {
        synchronized (MONITOR) {
            TaskThread.current().inStep = false;
        }
    }

    private static void waitFor(BooleanSupplier guard) {
        TaskThread thread = TaskThread.current();
        while (!indivisibleAsk(thread, guard)) {
            try {
                MONITOR.wait();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(
                        thread.task + " was stopped while it waited for a guard.", stopped);
            }
        }
    }

    private static void indivisibleRun(TaskThread thread, Runnable body) {
        enter(thread);
        try {
            body.run();
        } finally {
            thread.inStep = false;
        }
    }

    private static boolean indivisibleAsk(TaskThread thread, BooleanSupplier question) {
        enter(thread);
        try {
            return question.getAsBoolean();
        } finally {
            thread.inStep = false;
        }
    }

    private static int indivisibleCount(TaskThread thread, IntSupplier body) {
        enter(thread);
        try {
            return body.getAsInt();
        } finally {
            thread.inStep = false;
        }
    }

    private static void enter(TaskThread thread) {
        if (thread.inStep) {
            throw new IllegalStateException(
                    "Steps are nested in task "
                            + thread.task
                            + ": the body or guard of a step calls atomically, when or await."
                            + " Make them one step, or two steps one after the other.");
        }
        thread.inStep = true;
    }
}
