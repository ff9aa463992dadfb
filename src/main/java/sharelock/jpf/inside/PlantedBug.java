package sharelock.jpf.inside;

import sharelock.model.AtRest;
import sharelock.model.Task;

/**
 * A model with a bug that JPF must find before it is believed: two tasks count without a lock, so
 * that an update can be lost.
 */
final class PlantedBug {
    final Task[] tasks = {new Counter("a"), new Counter("b")};
    int count;

    private final class Counter extends Task {
        Counter(String name) {
            super(name);
        }

        @Override
        protected void run() {
            count++;
        }
    }

    /** Each task has counted. */
    static final class NoUpdateIsLost implements AtRest<PlantedBug> {
        @Override
        public boolean holdsAtRest(PlantedBug model) {
            return model.count == 2;
        }
    }
}
