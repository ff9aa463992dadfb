package sharelock.kernel.checked;

import sharelock.kernel.RwLock;
import sharelock.kernel.RwSemaphore;
import sharelock.kernel.RwSemaphore.Order;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Task;

/** Readers and writers of a semaphore, or of a spinning lock. */
final class RwModel {
    final RwSemaphore sem;
    final RwLock lock = new RwLock("lock");
    final Task[] tasks;

    /** A reader that asks as often as {@code depth} says, and writers. */
    RwModel(Order order, int readers, int writers, int depth) {
        sem = new RwSemaphore("sem", order);
        tasks = new Task[readers + writers];
        for (int i = 0; i < readers; i++) tasks[i] = new Reader("reader" + i, depth);
        for (int i = readers; i < tasks.length; i++) tasks[i] = new Writer("writer" + i);
    }

    /** Two readers and a writer of the spinning lock. */
    RwModel() {
        sem = new RwSemaphore("sem");
        tasks =
                new Task[] {
                    new Spinner("r0", false), new Spinner("r1", false), new Spinner("w", true)
                };
    }

    private final class Reader extends Task {
        private final int depth;

        Reader(String name, int depth) {
            super(name);
            this.depth = depth;
        }

        @Override
        protected void run() {
            for (int i = 0; i < depth; i++) sem.downRead();
            for (int i = 0; i < depth; i++) sem.upRead();
        }
    }

    private final class Writer extends Task {
        Writer(String name) {
            super(name);
        }

        @Override
        protected void run() {
            sem.downWrite();
            sem.downgradeWrite();
            sem.upRead();
        }
    }

    private final class Spinner extends Task {
        private final boolean writes;

        Spinner(String name, boolean writes) {
            super(name);
            this.writes = writes;
        }

        @Override
        protected void run() {
            if (writes) {
                lock.writeLock();
                lock.writeUnlock();
            } else {
                lock.readLock();
                lock.readUnlock();
            }
        }
    }

    /** A writer is alone. */
    static final class Exclusion implements Invariant<RwModel> {
        @Override
        public boolean holds(RwModel m) {
            for (Task one : m.tasks) {
                for (Task other : m.tasks) {
                    if (one == other) continue;
                    if (m.sem.isHeldForWriteBy(one) && m.sem.isHeldBy(other)) return false;
                    if (m.lock.isHeldForWriteBy(one) && m.lock.isHeldBy(other)) return false;
                }
            }
            return true;
        }
    }

    /** The first two tasks hold the semaphore or the lock together. */
    static final class Shared implements Reachable<RwModel> {
        @Override
        public boolean isReachedIn(RwModel m) {
            return (m.sem.isHeldBy(m.tasks[0]) && m.sem.isHeldBy(m.tasks[1]))
                    || (m.lock.isHeldBy(m.tasks[0]) && m.lock.isHeldBy(m.tasks[1]));
        }
    }
}
