package sharelock.kernel.checked;

import sharelock.kernel.Cpu;
import sharelock.kernel.Mutex;
import sharelock.kernel.SpinLock;
import sharelock.model.Invariant;
import sharelock.model.Task;

/** Two tasks that take locks in one of several ways. */
final class LockModel {

    /** What the second task does; the first always takes and lets go of both locks in order. */
    enum Second {
        SAME_ORDER,
        OTHER_ORDER,
        LOCK_TWICE,
        UNLOCK_ONLY,
        MUTEX_UNDER_SPINLOCK,
        SLEEP_UNDER_SPINLOCK,
        MUTEX_TWICE,
        TRYLOCK
    }

    final SpinLock first = new SpinLock("first");
    final SpinLock second = new SpinLock("second");
    final Mutex mutex = new Mutex("mutex");
    final Task a = new InOrder();
    final Task b;
    final Task[] tasks;

    LockModel(Second what) {
        b = new Other(what);
        tasks = new Task[] {a, b};
    }

    private final class InOrder extends Task {
        InOrder() {
            super("a");
        }

        @Override
        protected void run() {
            first.lock();
            second.lock();
            second.unlock();
            first.unlock();
        }
    }

    private final class Other extends Task {
        private final Second what;

        Other(Second what) {
            super("b");
            this.what = what;
        }

        @Override
        protected void run() {
            switch (what) {
                case SAME_ORDER -> {
                    first.lock();
                    second.lock();
                    second.unlock();
                    first.unlock();
                }
                case OTHER_ORDER -> {
                    second.lock();
                    first.lock();
                    first.unlock();
                    second.unlock();
                }
                case LOCK_TWICE -> {
                    first.lock();
                    first.lock();
                }
                case UNLOCK_ONLY -> first.unlock();
                case MUTEX_UNDER_SPINLOCK -> {
                    first.lock();
                    mutex.lock();
                }
                case SLEEP_UNDER_SPINLOCK -> {
                    first.lock();
                    Cpu.mightSleep();
                }
                case MUTEX_TWICE -> {
                    mutex.lock();
                    mutex.lock();
                }
                case TRYLOCK -> {
                    if (first.trylock()) first.unlock();
                }
            }
        }
    }

    static final class Exclusion implements Invariant<LockModel> {
        @Override
        public boolean holds(LockModel m) {
            return !(m.first.isHeldBy(m.a) && m.first.isHeldBy(m.b));
        }
    }
}
