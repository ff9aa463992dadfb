package sample.small;

import sharelock.model.AtRest;
import sharelock.model.Reachable;
import sharelock.model.Task;

/** A task that never comes to an end, and says so to nobody. */
public final class Spinning {
    boolean on;
    int count;
    final Task[] tasks = {new Spinner()};

    private final class Spinner extends Task {
        Spinner() {
            super("spinner");
        }

        @Override
        protected void run() {
            while (true) {
                on = !on;
                if (count > 0) count++;
            }
        }
    }

    /** Nothing is counted; no state at rest asks. */
    public static final class NothingIsCounted implements AtRest<Spinning> {
        @Override
        public boolean holdsAtRest(Spinning model) {
            return model.count > 0;
        }
    }

    /** The spinner is on. */
    public static final class IsOn implements Reachable<Spinning> {
        @Override
        public boolean isReachedIn(Spinning model) {
            return model.on;
        }
    }

    /** Something is counted, which never happens. */
    public static final class IsCounted implements Reachable<Spinning> {
        @Override
        public boolean isReachedIn(Spinning model) {
            return model.count > 0;
        }
    }
}
