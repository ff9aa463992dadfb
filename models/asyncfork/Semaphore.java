package asyncfork;

import sharelock.kernel.SpinLock;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A semaphore that somebody holds at the start (lib/semaphore-sleepers.c), with two exclusive
 * waiters: the system call, and a writer that holds a mutex which do_fork() wants. A wake-up goes
 * to the first waiter that it finds asleep, and to no other.
 */
final class Semaphore {
    private final AsyncFork kernel;
    private final SpinLock lock = new SpinLock("sem->wait.lock");

    final Owner owner = new Owner();
    final Writer writer = new Writer();

    /** Nobody holds the semaphore. */
    boolean free;

    /** The task that waits for it inside of an async call, or null. */
    TaskStruct call;

    /** The call came before the writer. */
    boolean callIsFirst;

    boolean writerQueued;
    boolean writerWoken;

    /** The writer has released the mutex. */
    boolean mutexFree;

    Semaphore(AsyncFork kernel) {
        this.kernel = kernel;
    }

    /** down() and __down() in the system call. */
    void down(TaskStruct current) {
        current.state = TaskStruct.UNINTERRUPTIBLE;
        lock.lock();
        Steps.atomically(
                () -> {
                    call = current;
                    callIsFirst = !writerQueued;
                });
        while (!free) {
            lock.unlock();
            kernel.scheduler.schedule(current, null);
            lock.lock();
            current.state = TaskStruct.UNINTERRUPTIBLE;
        }
        Steps.atomically(() -> take());
        call = null;
        wakeUpOne();
        lock.unlock();
        current.state = TaskStruct.RUNNING;
    }

    /** up() and __up(). */
    void up() {
        lock.lock();
        free = true;
        wakeUpOne();
        lock.unlock();
    }

    private void take() {
        if (!free) throw new AssertionError("BUG: two tasks hold one semaphore");
        free = false;
    }

    /** wake_up_locked(): a waiter that is not asleep is passed over. */
    private void wakeUpOne() {
        TaskStruct waiter = call;
        int any = TaskStruct.INTERRUPTIBLE | TaskStruct.UNINTERRUPTIBLE;
        boolean woken =
                waiter != null
                        && (callIsFirst || !writerQueued)
                        && kernel.scheduler.tryToWakeUp(waiter, any);
        if (!woken && writerQueued) writerWoken = true;
    }

    /** Who holds the semaphore at the start, and releases it some time. */
    private final class Owner extends Task {
        Owner() {
            super("owner");
        }

        @Override
        protected void run() {
            up();
        }
    }

    /** Waits for the semaphore; when it has had it, it releases the mutex. */
    private final class Writer extends Task {
        Writer() {
            super("writer");
        }

        @Override
        protected void run() {
            lock.lock();
            writerQueued = true;
            while (!free) {
                writerWoken = false;
                lock.unlock();
                Steps.await(() -> writerWoken);
                lock.lock();
            }
            Steps.atomically(() -> take());
            writerQueued = false;
            wakeUpOne();
            lock.unlock();
            mutexFree = true;
            up();
        }
    }
}
