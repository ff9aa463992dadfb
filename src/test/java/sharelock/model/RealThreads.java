package sharelock.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs small models on real threads and says how they ended, without ever hanging. */
public final class RealThreads {

    /** How a run ended: with failures, in a deadlock, or neither. */
    public record Outcome(List<Throwable> failures, boolean deadlocked) {}

    /** A task whose code is given. */
    public static final class Script extends Task {
        private final Runnable code;
        private boolean dormant;
        private boolean daemon;

        Script(String name, Runnable code) {
            super(name);
            this.code = code;
        }

        public Script dormant() {
            dormant = true;
            return this;
        }

        public Script daemon() {
            daemon = true;
            return this;
        }

        @Override
        protected void run() {
            code.run();
        }

        @Override
        protected boolean startsDormant() {
            return dormant;
        }

        @Override
        protected boolean isDaemon() {
            return daemon;
        }
    }

    private RealThreads() {}

    public static Script task(String name, Runnable code) {
        return new Script(name, code);
    }

    /** A task that runs the code once another task has finished. */
    public static Script after(Task first, String name, Runnable code) {
        return task(
                name,
                () -> {
                    Steps.await(first::finished);
                    code.run();
                });
    }

    /** Runs the tasks until they have finished, one fails, or none can move. */
    public static Outcome run(Task... tasks) {
        try {
            List<Throwable> failures = new ArrayList<>();
            boolean deadlocked;
            synchronized (Steps.MONITOR) {
                TaskRun run = new TaskRun(List.of(tasks));
                run.launch();
                // A task that begins to wait tells nobody, so its thread is looked at now and then.
                while (!run.isOver() && !noneCanMove(tasks)) Steps.MONITOR.wait(1);
                deadlocked = !run.isOver();
                for (Task task : tasks) {
                    if (task.failure() != null) failures.add(task.failure());
                }
            }
            stop(tasks);
            return new Outcome(failures, deadlocked);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test was interrupted", e);
        }
    }

    /** What ended the only task that failed, or null. */
    public static Throwable failureOf(Task... tasks) {
        Outcome outcome = run(tasks);
        if (outcome.deadlocked) throw new AssertionError("deadlock");
        if (outcome.failures.size() > 1) throw new AssertionError(outcome.failures.toString());
        return outcome.failures.isEmpty() ? null : outcome.failures.get(0);
    }

    /** What ended a task with this code, or null. */
    public static Throwable failureOf(Runnable code) {
        return failureOf(task("only", code));
    }

    /** Runs tasks of which none may fail or wait for ever. */
    public static void finish(Task... tasks) {
        Throwable failure = failureOf(tasks);
        if (failure != null) throw new AssertionError("a task has failed", failure);
    }

    public static boolean deadlocks(Task... tasks) {
        Outcome outcome = run(tasks);
        if (!outcome.failures.isEmpty()) throw new AssertionError(outcome.failures.toString());
        return outcome.deadlocked;
    }

    private static boolean noneCanMove(Task... tasks) {
        return Arrays.stream(tasks).filter(Task::launched).allMatch(RealThreads::cannotMove);
    }

    /** With the monitor in hand: the thread has ended, or waits and has not been notified. */
    private static boolean cannotMove(Task task) {
        Thread thread = task.thread();
        return switch (thread.getState()) {
            case TERMINATED -> true;
            case WAITING ->
                    Arrays.stream(thread.getStackTrace())
                            .limit(3)
                            .anyMatch(frame -> frame.getMethodName().equals("guardIsClosed"));
            default -> false;
        };
    }

    private static void stop(Task... tasks) throws InterruptedException {
        for (Task task : tasks) {
            if (!task.launched()) continue;
            task.thread().interrupt();
            task.thread().join();
        }
    }
}
