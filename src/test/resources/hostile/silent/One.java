package silent;

import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Task;

/** A task sets x to 1. Models that extend this one do something beside. */
public class One {
    int x;
    final Task task = new Setting();

    final class Setting extends Task {
        Setting() {
            super("task");
        }

        @Override
        protected void run() {
            x = 1;
        }
    }

    /** Fails in the last state. */
    public static final class StaysZero implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.x == 0;
        }
    }

    /** Fails at rest. */
    public static final class ZeroAtRest implements AtRest<One> {
        @Override
        public boolean holdsAtRest(One model) {
            return model.x == 0;
        }
    }
}
