package sample.small;

import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Steps;
import sharelock.model.Task;

/** A writer sets two fields to the same value, and a reader reads them. */
public final class Pair {

    /** How the writer writes. */
    public enum Writer {
        IN_ONE_STEP,
        BEHIND_A_GUARD,
        IN_TWO_WRITES,
        IN_TWO_STEPS
    }

    int left;
    int right;
    int[] cells = {7};
    private int sum;
    final Task[] tasks;

    public Pair(Writer writer) {
        tasks = new Task[] {new Writing(writer), new Reading()};
    }

    private final class Writing extends Task {
        private final Writer how;

        Writing(Writer how) {
            super("writer");
            this.how = how;
        }

        @Override
        protected void run() {
            switch (how) {
                case IN_ONE_STEP -> Steps.atomically(() -> write());
                case BEHIND_A_GUARD -> Steps.when(() -> left == right, () -> write());
                case IN_TWO_WRITES -> write();
                case IN_TWO_STEPS -> {
                    Steps.atomically(() -> left = 1);
                    Steps.atomically(() -> right = 1);
                }
            }
        }

        private void write() {
            left = 1;
            right = 1;
        }
    }

    private final class Reading extends Task {
        Reading() {
            super("reader");
        }

        @Override
        protected void run() {
            sum = left + right;
        }
    }

    /** Broken in the middle of the writing. */
    public static final class BothAreTheSame implements Invariant<Pair> {
        @Override
        public boolean holds(Pair model) {
            return model.left == model.right;
        }
    }

    /** Holds. */
    public static final class LeftIsFirst implements Invariant<Pair> {
        @Override
        public boolean holds(Pair model) {
            return model.left >= model.right;
        }
    }

    /** Throws once the writer is through. */
    public static final class Throws implements Invariant<Pair> {
        @Override
        public boolean holds(Pair model) {
            return model.cells[model.right] == 7;
        }
    }

    /** Asserts what the writer breaks. */
    public static final class Asserts implements Invariant<Pair> {
        @Override
        public boolean holds(Pair model) {
            assert model.right == 0 : "written";
            return true;
        }
    }

    /** Asserts at rest what the writer breaks. */
    public static final class AssertsAtRest implements AtRest<Pair> {
        @Override
        public boolean holdsAtRest(Pair model) {
            assert model.right == 0 : "written";
            return true;
        }
    }

    /** Fails where the reader comes late. */
    public static final class ReaderComesFirst implements AtRest<Pair> {
        @Override
        public boolean holdsAtRest(Pair model) {
            return model.sum == 0;
        }
    }

    /** Fails in the middle, but never at rest. */
    public static final class BothAreWritten implements AtRest<Pair> {
        @Override
        public boolean holdsAtRest(Pair model) {
            return model.left == 1 && model.right == 1;
        }
    }

    /** Throws at rest. */
    public static final class ThrowsAtRest implements AtRest<Pair> {
        @Override
        public boolean holdsAtRest(Pair model) {
            return model.cells[model.left] == 7;
        }
    }

    /** Reached where the reader comes late. */
    public static final class ReaderComesLate implements Reachable<Pair> {
        @Override
        public boolean isReachedIn(Pair model) {
            return model.sum == 2;
        }
    }

    /** Reached where the reader comes in between. */
    public static final class ReaderComesBetween implements Reachable<Pair> {
        @Override
        public boolean isReachedIn(Pair model) {
            return model.sum == 1;
        }
    }

    /** Reached nowhere. */
    public static final class NeverReached implements Reachable<Pair> {
        @Override
        public boolean isReachedIn(Pair model) {
            return model.sum == 3;
        }
    }
}
