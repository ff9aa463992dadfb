package asyncfork;

import sharelock.kernel.Cpu;
import sharelock.model.Steps;

/** kernel/sched.c, and the waits that are built on it. */
final class Scheduler {
    static final int ERESTARTSYS = -512;

    private final AsyncFork kernel;

    Scheduler(AsyncFork kernel) {
        this.kernel = kernel;
    }

    /** schedule(), called by a task that waits for io; null for yield(). */
    void schedule(TaskStruct current, Io io) {
        if (kernel.mutants.asyncUnderRqLock) current.rqLock.lock();
        startNewThread(current, false);
        if (kernel.mutants.asyncUnderRqLock) current.rqLock.unlock();
        needResched(current, io, false);
    }

    /** What the patch adds to schedule(). */
    void startNewThread(TaskStruct current, boolean preemptActive) {
        if (current.asyncCookie != null) {
            if (!preemptActive) {
                boolean sleeps = current.state != TaskStruct.RUNNING;
                if (sleeps) {
                    Steps.ghost(() -> attempt(current, preemptActive));
                    kernel.fork.scheduleAsync(current);
                }
            }
        }
    }

    /** For the audit: schedule_async() will fork, unless it could not before. */
    private void attempt(TaskStruct current, boolean preemptActive) {
        if (current.asyncCookie == null || current.asyncCookie == kernel.failedClone) return;
        boolean sleeps = current.state != TaskStruct.RUNNING && !preemptActive;
        kernel.audit.attempt(current, current.asyncCookie, sleeps);
    }

    /** preempt_schedule_irq(): schedule() with PREEMPT_ACTIVE, if an interrupt asks for it. */
    void preempt(TaskStruct current) {
        if (!kernel.preemption || !preempted(current)) return;
        startNewThread(current, true);
        needResched(current, null, true);
    }

    private static boolean preempted(TaskStruct current) {
        return Steps.atomically(
                () -> {
                    if (current.preempted || Steps.choose(2) == 0) return false;
                    current.preempted = true;
                    return true;
                });
    }

    /** The same inside of do_fork(); the model stops where the kernel would start again. */
    private void scheduleInFork(TaskStruct current, Io io) {
        if (current.asyncCookie != null && current.state != TaskStruct.RUNNING) {
            Steps.ghost(() -> kernel.audit.nested = true);
        }
        needResched(current, io, false);
    }

    /** The rest of schedule(): deactivate_task(), and context_switch() until somebody wakes it. */
    private void needResched(TaskStruct current, Io io, boolean preemptActive) {
        current.rqLock.lock();
        if (!preemptActive) {
            int state = current.state;
            if (state == TaskStruct.INTERRUPTIBLE && current.signalPending()) {
                current.state = TaskStruct.RUNNING;
            } else if (state != TaskStruct.RUNNING) {
                current.onRq = false;
            }
        }
        current.rqLock.unlock();
        Steps.when(() -> current.onRq, () -> comeBack(current, io));
    }

    private void comeBack(TaskStruct current, Io io) {
        if (io == null || io.done) return;
        if (io.interruptible && current.signalPending()) return;
        Steps.ghost(() -> kernel.audit.goesOn(current));
    }

    /** kernel/signal.c, signal_wake_up(). */
    void signalWakeUp(TaskStruct p) {
        tryToWakeUp(p, TaskStruct.INTERRUPTIBLE);
    }

    /**
     * kernel/sched.c, try_to_wake_up(): true if the task was in one of the states and asleep. Of
     * one that is still on its runqueue, {@code if (p->array) goto out_running}, it sets the state
     * and says false, so that a wake-up of exclusive waiters goes on to the next.
     */
    boolean tryToWakeUp(TaskStruct p, int states) {
        p.rqLock.lock();
        boolean matches = (p.state & states) != 0;
        boolean success = false;
        if (matches) {
            success = !p.onRq;
            p.state = TaskStruct.RUNNING;
            Steps.ghost(() -> p.signalWoken = states == TaskStruct.INTERRUPTIBLE);
            p.onRq = true;
        }
        p.rqLock.unlock();
        return success;
    }

    /** wake_up_new_task(): the runqueue of the child, then that of the parent for sleep_avg. */
    void wakeUpNewTask(TaskStruct current, TaskStruct p) {
        p.rqLock.lock();
        if (p.state != TaskStruct.RUNNING) {
            throw new AssertionError("BUG: a new task is not in TASK_RUNNING");
        }
        Steps.atomically(() -> activateTask(current, p));
        p.rqLock.unlock();
        current.rqLock.lock();
        current.rqLock.unlock();
        p.start();
    }

    /** __activate_task(): enqueue_task(), which wants the runqueue for itself. */
    private static void activateTask(TaskStruct current, TaskStruct p) {
        if (p.rqLock.isLocked() && !p.rqLock.isHeldBy(current)) {
            throw new AssertionError("BUG: the runqueue changes under the lock of another");
        }
        p.onRq = true;
    }

    /** include/linux/wait.h, wait_event() and wait_event_interruptible(). */
    int waitEvent(TaskStruct current, Io io, int state) {
        request(io, state == TaskStruct.INTERRUPTIBLE);
        int ret = 0;
        boolean early = kernel.mutants.conditionBeforeState && io.done;
        while (true) {
            io.prepareToWait(state);
            preempt(current);
            if (kernel.mutants.conditionBeforeState ? early : io.done) break;
            if (state == TaskStruct.INTERRUPTIBLE && current.signalPending()) {
                ret = ERESTARTSYS;
                break;
            }
            schedule(current, io);
            if (kernel.mutants.conditionBeforeState) early = io.done;
        }
        preempt(current);
        io.finishWait();
        return ret;
    }

    /** sleep_on(), of a caller that starts the I/O when it is on the queue: no loop, no recheck. */
    void sleepOn(TaskStruct current, Io io) {
        io.prepareToWait(TaskStruct.UNINTERRUPTIBLE);
        Cpu.preemptDisable(); // spin_lock_irqsave() ... spin_unlock()
        request(io, false);
        schedule(current, io);
        Cpu.preemptEnable();
        io.finishWait();
    }

    /** A preemption inside of do_fork(). */
    void preemptInFork(TaskStruct current) {
        if (kernel.preemption && preempted(current)) needResched(current, null, true);
    }

    /** The wait for a mutex or for memory in do_fork(). */
    void waitInFork(TaskStruct current) {
        Io io = current.memory;
        request(io, false);
        while (true) {
            io.prepareToWait(TaskStruct.UNINTERRUPTIBLE);
            if (io.done) break;
            scheduleInFork(current, io);
        }
        io.finishWait();
    }

    private static void request(Io io, boolean interruptible) {
        Steps.atomically(
                () -> {
                    io.interruptible = interruptible;
                    io.done = false;
                    io.requested = true;
                });
    }
}
