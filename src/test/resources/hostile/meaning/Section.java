package meaning;

import sharelock.kernel.SpinLock;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Steps;
import sharelock.model.Task;

/** Two tasks in a critical section, which say where they are in words that only properties read. */
public final class Section {
    /** What keeps one out while the other is in. */
    public enum Lock { NONE, TEST_THEN_SET, TEST_AND_SET, SPIN }

    /** Where a task says that it is inside. */
    public enum Flag { FIELD, ELEMENT, OBJECT, COUNTER, STAYS }

    static final class Mark {
        boolean on;
    }

    final Lock lock;
    final Flag flag;
    final SpinLock spin = new SpinLock("lock");
    final boolean[] inCs = new boolean[2];
    final Mark[] marks = {new Mark(), new Mark()};
    final User[] tasks = {new User("a", 0), new User("b", 1)};
    boolean taken;

    public Section(Lock lock, Flag flag) {
        this.lock = lock;
        this.flag = flag;
    }

    boolean isInside(int i) {
        return tasks[i].inside || inCs[i] || marks[i].on || tasks[i].entered > tasks[i].left;
    }

    final class User extends Task {
        private final int me;
        boolean inside;
        int entered;
        int left;

        User(String name, int me) {
            super(name);
            this.me = me;
        }

        @Override
        protected void run() {
            if (lock == Lock.SPIN) spin.lock();
            if (lock == Lock.TEST_AND_SET) Steps.when(() -> !taken, () -> taken = true);
            if (lock == Lock.TEST_THEN_SET) {
                while (taken) {}
                taken = true;
            }
            critical();
            if (lock == Lock.SPIN) spin.unlock();
            if (lock == Lock.TEST_AND_SET || lock == Lock.TEST_THEN_SET) taken = false;
        }

        private void critical() {
            if (flag == Flag.FIELD) {
                inside = true;
                inside = false;
            } else if (flag == Flag.ELEMENT) {
                inCs[me] = true;
                inCs[me] = false;
            } else if (flag == Flag.OBJECT) {
                marks[me].on = true;
                marks[me].on = false;
            } else if (flag == Flag.COUNTER) {
                entered++;
                left++;
            } else {
                inside = true;
            }
        }
    }

    public static final class OneInside implements Invariant<Section> {
        @Override
        public boolean holds(Section model) {
            return !(model.isInside(0) && model.isInside(1));
        }
    }

    public static final class NobodyInside implements Invariant<Section> {
        @Override
        public boolean holds(Section model) {
            return !model.isInside(0) && !model.isInside(1);
        }
    }

    public static final class NobodyLeft implements AtRest<Section> {
        @Override
        public boolean holdsAtRest(Section model) {
            return !model.isInside(0) && !model.isInside(1);
        }
    }

    public static final class SomebodyInside implements Reachable<Section> {
        @Override
        public boolean isReachedIn(Section model) {
            return model.isInside(0);
        }
    }

    public static final class BothInside implements Reachable<Section> {
        @Override
        public boolean isReachedIn(Section model) {
            return model.isInside(0) && model.isInside(1);
        }
    }
}
