package asyncfork;

import sharelock.kernel.SpinLock;
import sharelock.model.Steps;

/** Something that one task can wait for, with its wait queue (include/linux/wait.h). */
final class Io {
    final TaskStruct task;

    /** The lock of the wait queue. */
    final SpinLock lock = new SpinLock("wait_queue_head");

    /** It has been asked for and has not come yet. */
    boolean requested;

    /** It has come. */
    boolean done;

    /** The task is on the wait queue. */
    boolean queued;

    /** A signal ends the wait. */
    boolean interruptible;

    Io(TaskStruct task) {
        this.task = task;
    }

    /** kernel/wait.c, prepare_to_wait(). */
    void prepareToWait(int state) {
        lock.lock();
        Steps.atomically(() -> setQueued(true));
        task.state = state;
        Steps.ghost(() -> task.signalWoken = false);
        lock.unlock();
    }

    /** kernel/wait.c, finish_wait(); a request that nobody waits for any more is withdrawn. */
    void finishWait() {
        task.state = TaskStruct.RUNNING;
        if (queued) {
            lock.lock();
            Steps.atomically(() -> setQueued(false));
            requested = false;
            lock.unlock();
        }
    }

    /** list_add() and list_del_init(): a wake_up() on its way through the list trips over both. */
    private void setQueued(boolean on) {
        if (lock.isLocked() && !lock.isHeldBy(task)) {
            throw new AssertionError("BUG: the wait queue changes under the lock of another");
        }
        queued = on;
    }
}
