package sample.small;

import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A task writes two fields that no other task touches, and then ends; another one waits for it, or
 * only looks.
 */
public final class Unseen {
    int visible;
    int first;
    int second;
    boolean wasEarly;
    final Task worker = new Worker();
    final Task[] tasks;

    public Unseen(boolean waits) {
        tasks = new Task[] {worker, new Watcher(waits)};
    }

    private final class Worker extends Task {
        Worker() {
            super("worker");
        }

        @Override
        protected void run() {
            visible = 1;
            first = 1;
            second = 1;
        }
    }

    private final class Watcher extends Task {
        private final boolean waits;

        Watcher(boolean waits) {
            super("watcher");
            this.waits = waits;
        }

        @Override
        protected void run() {
            if (waits) Steps.await(() -> worker.finished());
            else if (visible == 1 && !worker.finished()) wasEarly = true;
        }
    }

    /** Broken between two writes that belong to one step. */
    public static final class BothAreWritten implements Invariant<Unseen> {
        @Override
        public boolean holds(Unseen model) {
            return model.first == model.second;
        }
    }

    /** Broken between the last visible operation of a task and its end. */
    public static final class NobodyIsEarly implements Invariant<Unseen> {
        @Override
        public boolean holds(Unseen model) {
            return !model.wasEarly;
        }
    }
}
