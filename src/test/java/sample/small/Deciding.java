package sample.small;

import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;

/** A task chooses between two steps, so that it is never seen between the first and the choice. */
public final class Deciding {
    int steps;
    final Task[] tasks = {new Decider()};

    private final class Decider extends Task {
        Decider() {
            super("a");
        }

        @Override
        protected void run() {
            Steps.atomically(() -> steps++);
            int more = Steps.choose(2);
            Steps.atomically(() -> steps += more);
        }
    }

    /** Fails behind the first step. */
    public static final class NoStepIsTaken implements Invariant<Deciding> {
        @Override
        public boolean holds(Deciding model) {
            return model.steps == 0;
        }
    }

    /** Fails before the first step only. */
    public static final class SomeStepIsTaken implements Invariant<Deciding> {
        @Override
        public boolean holds(Deciding model) {
            return model.steps > 0;
        }
    }

    /** Fails behind the second step only. */
    public static final class OneStepIsTaken implements Invariant<Deciding> {
        @Override
        public boolean holds(Deciding model) {
            return model.steps <= 1;
        }
    }
}
