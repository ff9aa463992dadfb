package sharelock.model;

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

    private Steps() {}

    /** Any number from 0 to {@code bound - 1}: an engine tries them all. */
    public static int choose(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException(
                    "choose(" + bound + ") has nothing to choose from. Give a bound of 1 or more.");
        }
        return bound == 1 ? 0 : TaskThread.current().run.choose(bound);
    }

    /** Runs the body as one indivisible step. */
    public static void atomically(Runnable body) {
        TaskThread thread = TaskThread.current();
        synchronized (MONITOR) {
            thread.indivisibleBegin();
            indivisibleRun(thread, body);
            MONITOR.notifyAll();
        }
    }

    /** Runs the body as one indivisible step and gives its result. */
    public static boolean atomically(BooleanSupplier body) {
        TaskThread thread = TaskThread.current();
        synchronized (MONITOR) {
            thread.indivisibleBegin();
            boolean result = indivisibleAsk(thread, body);
            MONITOR.notifyAll();
            return result;
        }
    }

    /** Runs the body as one indivisible step and gives its result. */
    public static int atomically(IntSupplier body) {
        TaskThread thread = TaskThread.current();
        synchronized (MONITOR) {
            thread.indivisibleBegin();
            int result = indivisibleCount(thread, body);
            MONITOR.notifyAll();
            return result;
        }
    }

    /** Waits until the guard holds, then runs the body: the guard still holds, in the same step. */
    public static void when(BooleanSupplier guard, Runnable body) {
        TaskThread thread = TaskThread.current();
        thread.indivisibleAnnounce(guard);
        synchronized (MONITOR) {
            waitFor(thread, guard);
            indivisibleRun(thread, body);
            MONITOR.notifyAll();
        }
    }

    /** Waits until the guard holds. */
    public static void await(BooleanSupplier guard) {
        TaskThread thread = TaskThread.current();
        thread.indivisibleAnnounce(guard);
        synchronized (MONITOR) {
            waitFor(thread, guard);
        }
    }

    /**
     * Notes something for the properties only: an audit, a history. What the body writes is written
     * in the step before, at its end, and costs no step of its own; inside of a step it belongs to
     * that one. It stands right behind a step: what lies in between reads and writes no field. No
     * other code of a task may read what a body of {@code ghost} writes, or write it.
     */
    public static void ghost(Runnable body) {
        TaskThread thread = TaskThread.current();
        thread.run.ghost(new Ghost(thread, body));
    }

    /** A body of {@link #ghost}, which holds no step. */
    private record Ghost(TaskThread thread, Runnable body) implements Runnable {
        @Override
        public void run() {
            boolean inStep = thread.inStep;
            thread.inStep = true;
            try {
                body.run();
            } finally {
                thread.inStep = inStep;
            }
        }
    }

    private static void waitFor(TaskThread thread, BooleanSupplier guard) {
        while (!isOpen(thread, guard)) {
            try {
                thread.run.guardIsClosed();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(
                        thread.task() + " was stopped while it waited for a guard.", stopped);
            }
        }
        thread.indivisibleBegin();
    }

    /** Asks a guard. Where it fails, that is the step. */
    private static boolean isOpen(TaskThread thread, BooleanSupplier guard) {
        try {
            return indivisibleAsk(thread, guard);
        } catch (RuntimeException | Error failure) {
            thread.indivisibleBegin();
            throw failure;
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
                            + thread.task()
                            + ": the body or guard of a step, or ghost code, calls atomically, when or"
                            + " await."
                            + " Make them one step, or two steps one after the other.");
        }
        thread.inStep = true;
    }
}
