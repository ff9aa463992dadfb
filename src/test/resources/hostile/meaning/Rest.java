package meaning;

import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;

/** Whether anything comes to rest. */
public final class Rest {
    /** What the second task does. */
    public enum Second { ENDS, SPINS, YIELDS, WAITS, COUNTS, DORMANT, DAEMON, BUSY_DAEMON, SPINS_WHILE }

    final Second second;
    int x;
    int y;
    final Task a = new First();
    final Other b = new Other();

    public Rest(Second second) {
        this.second = second;
    }

    final class First extends Task {
        First() {
            super("a");
        }

        @Override
        protected void run() {
            x = 0;
        }
    }

    final class Other extends Task {
        Other() {
            super("b");
        }

        @Override
        protected boolean startsDormant() {
            return second == Second.DORMANT;
        }

        @Override
        protected boolean isDaemon() {
            return second == Second.DAEMON || second == Second.BUSY_DAEMON;
        }

        @Override
        protected void run() {
            if (second == Second.SPINS) while (x == 0) {}
            if (second == Second.SPINS_WHILE) while (Steps.choose(2) == 0) y = 0;
            if (second == Second.YIELDS) while (true) Steps.atomically(() -> {});
            if (second == Second.WAITS) Steps.await(() -> x == 1);
            if (second == Second.COUNTS) while (true) y = (y + 1) % 3;
            if (second == Second.DAEMON) Steps.await(() -> x == 1);
            if (second == Second.BUSY_DAEMON) while (true) y = 1 - y;
        }
    }

    public static final class Never implements AtRest<Rest> {
        @Override
        public boolean holdsAtRest(Rest model) {
            return false;
        }
    }

    public static final class Small implements Invariant<Rest> {
        @Override
        public boolean holds(Rest model) {
            return model.y < 3;
        }
    }

    public static final class BothFinished implements AtRest<Rest> {
        @Override
        public boolean holdsAtRest(Rest model) {
            return model.a.finished() && model.b.finished();
        }
    }

    public static final class NeverBothFinished implements Invariant<Rest> {
        @Override
        public boolean holds(Rest model) {
            return !(model.a.finished() && model.b.finished());
        }
    }
}
