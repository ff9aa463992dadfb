package sample;

import java.util.Set;
import sharelock.kernel.SpinLock;
import sharelock.model.Task;

/** Two tasks count up; without the lock an update gets lost. The second sentence is not listed. */
public final class Counter {

    /** What is left out. */
    public enum Bug {
        NO_LOCK,
        NO_UNLOCK
    }

    /** How tasks count. */
    public enum Direction {
        UP,
        DOWN
    }

    final SpinLock lock = new SpinLock("lock");
    final Count[] tasks;
    final Set<Bug> bugs;
    final boolean assertSmall;
    int count;

    public Counter(int tasks, Direction direction, Set<Bug> bugs, boolean assertSmall) {
        if (tasks < 1) throw new IllegalArgumentException("tasks must be at least 1");
        this.bugs = bugs;
        this.assertSmall = assertSmall;
        this.tasks = new Count[tasks];
        int by = direction == Direction.UP ? 1 : -1;
        for (int i = 0; i < tasks; i++) this.tasks[i] = new Count("task" + i, this, by);
    }

    /** Counts once. */
    static final class Count extends Task {
        private final Counter model;
        private final int by;
        private final boolean locks;
        private final boolean unlocks;

        Count(String name, Counter model, int by) {
            super(name);
            this.model = model;
            this.by = by;
            locks = !model.bugs.contains(Bug.NO_LOCK);
            unlocks = locks && !model.bugs.contains(Bug.NO_UNLOCK);
        }

        @Override
        protected void run() {
            if (locks) model.lock.lock();
            int seen = model.count;
            assert !model.assertSmall || seen == 0 : "count is not small";
            model.count = seen + by;
            if (unlocks) model.lock.unlock();
        }
    }
}
