package sharelock.kernel;

import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.PreemptCount;
import sharelock.model.ReadHolds;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A sleeping lock for one writer or many readers, such as mmap_sem (lib/rwsem-spinlock.c, 2.4.17).
 *
 * <p>The kernel serves its waiters in turn, so a reader waits behind a writer that waits: a task
 * that holds the semaphore for read and asks again can deadlock. {@link Order} says whether a model
 * pays for the queue.
 */
public final class RwSemaphore {

    /** Who gets the semaphore next. */
    public enum Order {
        /**
         * Any waiter that can have it. Waiting adds no states, and every order that the queue can
         * produce is among those explored, so no broken invariant is missed. A deadlock that needs
         * the queue is: therefore a second downRead() by a reader fails at once.
         */
        ANY,
        /** First come, first served, as the kernel does. A waiter in the queue is a state. */
        QUEUE
    }

    /** How many tasks can wait in a queue. */
    private static final int MOST_WAITERS = 8;

    private final String name;
    private final Order order;

    /** The task that holds the semaphore for write. */
    private Task writer;

    private int readers;

    /*
     * Who waits, the oldest first, then nulls. up() hands the semaphore over before the waiter moves,
     * as __rwsem_do_wake does: to the first waiter if it writes, else to all readers in front of the
     * next writer. Invariant: while somebody waits, the first waiter cannot have the semaphore.
     */
    private final Task[] waiters = new Task[MOST_WAITERS];
    private final boolean[] waitsToWrite = new boolean[MOST_WAITERS];

    public RwSemaphore(String name) {
        this(name, Order.ANY);
    }

    public RwSemaphore(String name, Order order) {
        this.name = name;
        this.order = order;
    }

    /** down_read: one step, and a second one for a task that had to wait in a queue. */
    public void downRead() {
        if (order == Order.ANY) {
            Steps.when(
                    () -> writer == null || mustNotWait(),
                    () -> {
                        checkDown(isHeldBy(Task.current()));
                        takeForRead();
                    });
        } else if (Steps.atomically(() -> takeOrQueueForRead())) {
            Steps.when(() -> !isQueued(Task.current()), () -> ReadHolds.add(this));
        }
    }

    /** down_read_trylock: one step, true if the semaphore is now held for read. No sleep. */
    public boolean downReadTrylock() {
        return Steps.atomically(
                () -> {
                    if (writer != null || waiters[0] != null) return false;
                    takeForRead();
                    return true;
                });
    }

    /** up_read: one step, by a reader only. */
    public void upRead() {
        Steps.atomically(
                () -> {
                    if (!ReadHolds.remove(this)) {
                        throw new RuleViolation(
                                Rule.NOT_THE_HOLDER,
                                name + ": up_read by a task that does not hold it for read");
                    }
                    readers--;
                    handOver();
                });
    }

    /** down_write: one step, and a second one for a task that had to wait in a queue. */
    public void downWrite() {
        if (order == Order.ANY) {
            Steps.when(
                    () -> !isLocked() || mustNotWait(),
                    () -> {
                        checkDown(isHeldBy(Task.current()));
                        writer = Task.current();
                    });
        } else if (Steps.atomically(() -> takeOrQueueForWrite())) {
            Steps.await(() -> !isQueued(Task.current()));
        }
    }

    /** down_write_trylock: one step, true if the semaphore is now held for write. No sleep. */
    public boolean downWriteTrylock() {
        return Steps.atomically(
                () -> {
                    if (isLocked()) return false;
                    writer = Task.current();
                    return true;
                });
    }

    /** up_write: one step, by the writer only. */
    public void upWrite() {
        Steps.atomically(
                () -> {
                    checkWriter();
                    writer = null;
                    handOver();
                });
    }

    /** downgrade_write of later kernels: one step, the writer becomes a reader. */
    public void downgradeWrite() {
        Steps.atomically(
                () -> {
                    checkWriter();
                    writer = null;
                    takeForRead();
                    handOver();
                });
    }

    public boolean isLocked() {
        return writer != null || readers != 0;
    }

    /** Whether the task holds the semaphore, for read or for write. */
    public boolean isHeldBy(Task task) {
        return isHeldForWriteBy(task) || ReadHolds.contains(task, this);
    }

    public boolean isHeldForWriteBy(Task task) {
        return writer == task;
    }

    /** Whether the task waits in the queue; never with {@link Order#ANY}. */
    public boolean isQueued(Task task) {
        for (int i = 0; i < MOST_WAITERS; i++) {
            if (waiters[i] == task) return true;
        }
        return false;
    }

    /** Whether down() by the current task is a failure, so that it is one even if it would wait. */
    private boolean mustNotWait() {
        return PreemptCount.isNonZero() || isHeldBy(Task.current());
    }

    private void checkDown(boolean deadlocks) {
        if (PreemptCount.isNonZero()) {
            throw new RuleViolation(
                    Rule.SLEEP_IN_ATOMIC,
                    name + ": down, which may sleep, where the task must not");
        }
        if (deadlocks) {
            throw new RuleViolation(
                    Rule.RECURSIVE_LOCK, name + ": down by a task that already holds it");
        }
    }

    private void checkWriter() {
        if (writer != Task.current()) {
            throw new RuleViolation(
                    Rule.NOT_THE_HOLDER,
                    name + ": up_write by a task that does not hold it for write");
        }
    }

    private void takeForRead() {
        readers++;
        ReadHolds.add(this);
    }

    /** True if the task must wait. A second downRead() may pass: the queue finds its deadlocks. */
    private boolean takeOrQueueForRead() {
        checkDown(isHeldForWriteBy(Task.current()));
        if (writer == null && waiters[0] == null) {
            takeForRead();
            return false;
        }
        queue(false);
        return true;
    }

    /** True if the task must wait. */
    private boolean takeOrQueueForWrite() {
        checkDown(isHeldBy(Task.current()));
        if (isLocked()) {
            queue(true);
            return true;
        }
        writer = Task.current();
        return false;
    }

    private void queue(boolean toWrite) {
        int last = 0;
        while (last < MOST_WAITERS && waiters[last] != null) last++;
        if (last == MOST_WAITERS) {
            throw new AssertionError(name + ": more than 8 tasks wait in the queue");
        }
        waiters[last] = Task.current();
        waitsToWrite[last] = toWrite;
    }

    private void handOver() {
        if (waiters[0] == null) return;
        if (waitsToWrite[0]) {
            if (isLocked()) return;
            writer = waiters[0];
            removeFirst();
            return;
        }
        while (waiters[0] != null && !waitsToWrite[0]) {
            readers++;
            removeFirst();
        }
    }

    private void removeFirst() {
        for (int i = 1; i < MOST_WAITERS; i++) {
            waiters[i - 1] = waiters[i];
            waitsToWrite[i - 1] = waitsToWrite[i];
        }
        waiters[MOST_WAITERS - 1] = null;
        waitsToWrite[MOST_WAITERS - 1] = false;
    }
}
