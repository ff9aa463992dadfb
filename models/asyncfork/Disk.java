package asyncfork;

import sharelock.model.Steps;
import sharelock.model.Task;

/** The interrupt that tells a waiter that its I/O is complete: any that is under way. */
final class Disk extends Task {
    /** Which I/O it completes. */
    private int serves;

    private final AsyncFork kernel;

    Disk(AsyncFork kernel) {
        super("disk");
        this.kernel = kernel;
    }

    @Override
    protected boolean isDaemon() {
        return true;
    }

    @Override
    protected void run() {
        while (true) {
            Steps.when(() -> requests() > 0, () -> serves = any());
            complete(kernel.ios[serves]);
        }
    }

    private int requests() {
        int requests = 0;
        for (int i = 0; i < kernel.ios.length; i++) {
            if (comes(kernel.ios[i])) requests++;
        }
        return requests;
    }

    /** Asked for; and if it is the mutex of the writer, released. */
    private boolean comes(Io io) {
        if (!io.requested) return false;
        return kernel.semaphore == null || io != io.task.memory || kernel.semaphore.mutexFree;
    }

    /** The index of any request. */
    private int any() {
        int requests = requests();
        int chosen = requests == 1 ? 0 : Steps.choose(requests);
        int index = 0;
        while (!comes(kernel.ios[index]) || chosen > 0) {
            if (comes(kernel.ios[index])) chosen--;
            index++;
        }
        return index;
    }

    /** end_io: the request is done, and wake_up() of its wait queue (kernel/sched.c). */
    private void complete(Io io) {
        io.lock.lock();
        boolean done =
                Steps.atomically(
                        () -> {
                            if (!io.requested) return false;
                            io.requested = false;
                            io.done = true;
                            return true;
                        });
        if (done && io.queued) {
            int any = TaskStruct.INTERRUPTIBLE | TaskStruct.UNINTERRUPTIBLE;
            if (kernel.scheduler.tryToWakeUp(io.task, any)) io.queued = false;
        }
        io.lock.unlock();
    }
}
