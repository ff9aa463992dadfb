package meaning;

import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Task;

/** What is so when the constructor is through, and not afterwards. */
public final class Initial {
    int x = 7;
    final Task task = new Clearing();

    public Initial() {
        x = 8;
    }

    final class Clearing extends Task {
        Clearing() {
            super("task");
        }

        @Override
        protected void run() {
            x = 0;
        }
    }

    public static final class IsClear implements Invariant<Initial> {
        @Override
        public boolean holds(Initial model) {
            return model.x == 0;
        }
    }

    public static final class IsNeverSeven implements Invariant<Initial> {
        @Override
        public boolean holds(Initial model) {
            return model.x != 7;
        }
    }

    public static final class IsClearAtRest implements AtRest<Initial> {
        @Override
        public boolean holdsAtRest(Initial model) {
            return model.x == 0;
        }
    }

    public static final class Eight implements Reachable<Initial> {
        @Override
        public boolean isReachedIn(Initial model) {
            return model.x == 8;
        }
    }

    public static final class Seven implements Reachable<Initial> {
        @Override
        public boolean isReachedIn(Initial model) {
            return model.x == 7;
        }
    }
}
