package replay;

import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;

/** Two tasks that add, and lose an update. */
public final class Sum {
    int x;
    final Adder[] tasks = {new Adder("a"), new Adder("b")};

    final class Adder extends Task {
        Adder(String name) {
            super(name);
        }

        @Override
        protected void run() {
            int by = Steps.choose(2);
            x = x + by;
        }
    }

    /** Fails behind some steps. */
    public static final class BelowTwo implements Invariant<Sum> {
        @Override
        public boolean holds(Sum model) {
            return model.x < 2;
        }
    }

    /** Holds. */
    public static final class BelowThree implements Invariant<Sum> {
        @Override
        public boolean holds(Sum model) {
            return model.x < 3;
        }
    }

    /** Fails at rest. */
    public static final class Even implements AtRest<Sum> {
        @Override
        public boolean holdsAtRest(Sum model) {
            return model.x % 2 == 0;
        }
    }
}
