package sample.small;

import sharelock.kernel.Cpu;
import sharelock.kernel.Mutex;
import sharelock.kernel.Pool;
import sharelock.kernel.RwLock;
import sharelock.kernel.RwSemaphore;
import sharelock.kernel.SpinLock;
import sharelock.kernel.WaitQueue;
import sharelock.model.Steps;
import sharelock.model.Task;

/** Two tasks, and one that is dormant: the first fails in one of many ways, or not at all. */
public final class Failing {

    /** What the first task does. */
    public enum How {
        NOTHING,
        ASSERT,
        THROW,
        NULL,
        INDEX,
        DIVIDE,
        CAST,
        FAIL_IN_STEP,
        FAIL_IN_GUARD,
        ASSERT_IN_GUARD,
        FAIL_BEHIND_GUARD,
        NOT_THE_HOLDER,
        READ_UNLOCK,
        WRITE_UNLOCK,
        UP_READ,
        UP_MUTEX,
        RECURSIVE_LOCK,
        RECURSIVE_MUTEX,
        READER_WRITES,
        RECURSIVE_DOWN,
        SLEEP_IN_ATOMIC,
        ALLOCATE_IN_ATOMIC,
        DOWN_IN_ATOMIC,
        SCHEDULE_IN_ATOMIC,
        USE_AFTER_FREE,
        DOUBLE_FREE,
        LEAK,
        FOREIGN_OBJECT,
        UNBALANCED_ENABLE,
        WRONG_CPU,
        START_AWAKE,
        START_TWICE,
        NEVER_START,
        WAIT_FOR_EVER,
        LOST_WAKE_UP
    }

    static class Page {
        int value;
    }

    static final class HugePage extends Page {}

    final SpinLock lock = new SpinLock("lock");
    final RwLock rw = new RwLock("rw");
    final Mutex mutex = new Mutex("mutex");
    final RwSemaphore sem = new RwSemaphore("sem");
    final WaitQueue queue = new WaitQueue("queue");
    final Cpu cpu = new Cpu("cpu");
    final Page page = new Page();
    final Page other = new Page();
    final Pool<Page> pool = new Pool<>("pool", new Page[] {page});
    final int[] cells = {0, 0};
    Page pointer = other;
    int zero;
    final Task sleeper = new Sleeper();
    final Task[] tasks = {new Actor(), new Bystander(), sleeper};
    private final How how;

    public Failing(How how) {
        this.how = how;
    }

    private final class Actor extends Task {
        Actor() {
            super("actor");
        }

        @Override
        protected void run() {
            if (how.ordinal() < How.NOT_THE_HOLDER.ordinal()) plain();
            else if (how.ordinal() < How.SLEEP_IN_ATOMIC.ordinal()) lock();
            else if (how.ordinal() < How.START_AWAKE.ordinal()) rule();
            else fork();
            if (how != How.NEVER_START) sleeper.start();
        }

        private void plain() {
            switch (how) {
                case ASSERT -> {
                    assert zero == 0 : "not zero";
                }
                case THROW -> {
                    if (zero == 1) throw new AssertionError("one");
                }
                case NULL -> pointer.value = 1;
                case INDEX -> cells[zero * 2] = 1;
                case DIVIDE -> cells[0] = 1 / (1 - zero);
                case CAST -> cells[0] = ((HugePage) pointer).value;
                case FAIL_IN_STEP -> Steps.atomically(() -> pointer.value++);
                case FAIL_IN_GUARD -> Steps.await(() -> pointer.value == 0);
                case ASSERT_IN_GUARD ->
                        Steps.await(
                                () -> {
                                    assert zero == 0 : "in a guard";
                                    return true;
                                });
                case FAIL_BEHIND_GUARD ->
                        Steps.when(() -> pointer == null, () -> pointer.value = zero);
                default -> {}
            }
        }

        private void lock() {
            switch (how) {
                case NOT_THE_HOLDER -> lock.unlock();
                case READ_UNLOCK -> rw.readUnlock();
                case WRITE_UNLOCK -> rw.writeUnlock();
                case UP_READ -> sem.upRead();
                case UP_MUTEX -> mutex.unlock();
                case RECURSIVE_LOCK -> {
                    lock.lock();
                    lock.lock();
                }
                case RECURSIVE_MUTEX -> {
                    mutex.lock();
                    mutex.lock();
                }
                case READER_WRITES -> {
                    rw.readLock();
                    rw.writeLock();
                }
                case RECURSIVE_DOWN -> {
                    sem.downRead();
                    sem.downRead();
                }
                default -> {}
            }
        }

        private void rule() {
            switch (how) {
                case SLEEP_IN_ATOMIC -> {
                    lock.lock();
                    Cpu.mightSleep();
                }
                case ALLOCATE_IN_ATOMIC -> {
                    rw.readLock();
                    pool.allocSleeping();
                }
                case DOWN_IN_ATOMIC -> {
                    Cpu.preemptDisable();
                    sem.downWrite();
                }
                case SCHEDULE_IN_ATOMIC -> {
                    lock.lock();
                    queue.sleepOn();
                }
                case USE_AFTER_FREE -> {
                    pool.free(pool.alloc());
                    pool.assertLive(page);
                }
                case DOUBLE_FREE -> {
                    pool.free(pool.alloc());
                    pool.free(page);
                }
                case LEAK -> {
                    pool.alloc();
                    pool.destroy();
                }
                case FOREIGN_OBJECT -> pool.free(other);
                case UNBALANCED_ENABLE -> Cpu.preemptEnable();
                case WRONG_CPU -> cpu.leave();
                default -> {}
            }
        }

        private void fork() {
            switch (how) {
                case START_AWAKE -> tasks[1].start();
                case START_TWICE -> sleeper.start();
                case WAIT_FOR_EVER -> Steps.await(() -> zero == 2);
                case LOST_WAKE_UP -> {
                    if (zero == 0) queue.sleepOn();
                }
                default -> {}
            }
        }
    }

    private final class Bystander extends Task {
        Bystander() {
            super("bystander");
        }

        @Override
        protected void run() {
            if (how == How.NULL || how == How.FAIL_IN_STEP || how == How.FAIL_IN_GUARD) {
                pointer = null;
            } else {
                if (how == How.FAIL_BEHIND_GUARD) pointer = null;
                zero = 1;
                if (how == How.LOST_WAKE_UP) queue.wakeUp();
            }
        }
    }

    private final class Sleeper extends Task {
        Sleeper() {
            super("sleeper");
        }

        @Override
        protected boolean startsDormant() {
            return true;
        }

        @Override
        protected void run() {
            Steps.atomically(() -> cells[1] = 2);
        }
    }
}
