package sample.small;

import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Steps;
import sharelock.model.Task;

/** Two tasks add up what they choose, inside a step or before it. */
public final class Choosing {
    int sum;
    final Task[] tasks;

    public Choosing(boolean inStep) {
        tasks = new Task[] {new Chooser("a", inStep), new Chooser("b", inStep)};
    }

    private final class Chooser extends Task {
        private final boolean inStep;

        Chooser(String name, boolean inStep) {
            super(name);
            this.inStep = inStep;
        }

        @Override
        protected void run() {
            if (inStep) {
                Steps.atomically(() -> sum = sum * 3 + Steps.choose(3) * Steps.choose(2));
            } else {
                int chosen = Steps.choose(3);
                int factor = Steps.choose(2);
                Steps.atomically(() -> sum = sum * 3 + chosen * factor);
            }
        }
    }

    /** Fails where the last task alone chooses 1 twice, or the first one does. */
    public static final class SumIsNotSeven implements Invariant<Choosing> {
        @Override
        public boolean holds(Choosing model) {
            return model.sum != 7;
        }
    }

    /** Holds: the largest sum is 8. */
    public static final class SumIsSmall implements Invariant<Choosing> {
        @Override
        public boolean holds(Choosing model) {
            return model.sum <= 8;
        }
    }

    /** Reached by one choice of each only. */
    public static final class LargestSum implements Reachable<Choosing> {
        @Override
        public boolean isReachedIn(Choosing model) {
            return model.sum == 8;
        }
    }

    /** Reached by none. */
    public static final class LargerSum implements Reachable<Choosing> {
        @Override
        public boolean isReachedIn(Choosing model) {
            return model.sum == 9;
        }
    }
}
