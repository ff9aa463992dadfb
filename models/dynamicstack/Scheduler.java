package dynamicstack;

import sharelock.kernel.Cpu;
import sharelock.model.Steps;

/** kernel/sched/core.c, as far as it has to do with stacks. */
final class Scheduler {
    private final DynamicStacks kernel;

    Scheduler(DynamicStacks kernel) {
        this.kernel = kernel;
    }

    /**
     * schedule(): the thread leaves its CPU and comes back on any that is idle, at any time.
     *
     * @param deep whether frames of the thread are on its extra stack
     */
    void schedule(UserThread thread, boolean deep) {
        Cpu.mightSleep();
        UserThread.Where before = thread.where;
        PerCpu last = leave(thread, false);
        waitForCpu(thread);
        switchIn(thread, last, deep);
        thread.where = before;
    }

    /** Until the thread is switched in, on any CPU that is idle. */
    void waitForCpu(UserThread thread) {
        Steps.when(() -> kernel.canRun(thread), () -> kernel.pickCpu(thread));
    }

    /** schedule() on a wait queue whose entry is on the extra stack: a waker has to come. */
    void scheduleOnWaitQueue(UserThread thread) {
        PerCpu last = leave(thread, true);
        Steps.when(() -> !thread.waiting && kernel.canRun(thread), () -> kernel.pickCpu(thread));
        switchIn(thread, last, true);
        thread.where = UserThread.Where.KERNEL;
    }

    /** The sleep of {@link Fix#SLEEPING_REQUEST}, on the top page. */
    void sleepUntilPages(UserThread thread) {
        PageCache cache = thread.cpu.cache;
        leave(thread, false);
        Steps.when(
                () -> cache.count >= kernel.extraPages && kernel.canRun(thread),
                () -> kernel.pickCpu(thread));
        thread.where = UserThread.Where.KERNEL;
    }

    /** kernel/locking/mutex.c, mutex_lock() of {@link Op#MUTEX}: the thread leaves its CPU. */
    void mutexLock(UserThread thread) {
        while (!Steps.atomically(() -> takeMutex(thread))) {
            PerCpu last = leave(thread, false);
            Steps.when(
                    () -> kernel.mutexOwner == null && kernel.canRun(thread),
                    () -> kernel.pickCpu(thread));
            switchIn(thread, last, false);
            thread.where = UserThread.Where.KERNEL;
        }
    }

    private boolean takeMutex(UserThread thread) {
        if (kernel.mutexOwner != null) return false;
        kernel.mutexOwner = thread;
        return true;
    }

    /** A place where a thread whose interrupts are on can be preempted, or not. */
    void preemptPoint(UserThread thread) {
        if (Steps.choose(2) == 1) schedule(thread, false);
    }

    /** do_task_dead(), and finish_task_switch() of the next thread on this CPU for this one. */
    void die(UserThread thread) {
        if (kernel.mutants.returnBeforeDeath) kernel.entry.unmapAndReturn(thread);
        thread.access(); // __schedule() and switch_to() still run on the stack
        thread.where = UserThread.Where.MOVING;
        thread.cpu.localIrqDisable();
        if (kernel.fixes.keepUntilPressure) {
            thread.stack.inUse = false; // the next thread with this stack finds them
        } else if (thread.expanded) {
            if (kernel.fixes.returnWhenDead) {
                kernel.entry.unmapAndReturn(thread);
            } else {
                freeThreadStack(thread);
            }
        }
        thread.cpu.localIrqEnable();
        leave(thread, false);
        thread.where = UserThread.Where.DEAD;
    }

    /** kernel/fork.c, free_thread_stack(): vfree() frees every page of the stack. */
    private void freeThreadStack(UserThread thread) {
        ThreadStack stack = thread.stack;
        for (int i = 0; i < kernel.extraPages; i++) stack.pte[i] = null;
        thread.expanded = false;
        thread.origin = null;
    }

    private PerCpu leave(UserThread thread, boolean waits) {
        PerCpu last = thread.cpu;
        Steps.atomically(
                () -> {
                    last.current = null;
                    thread.waiting = waits;
                });
        thread.where = UserThread.Where.OFF_CPU;
        return last;
    }

    /** context_switch() to the thread. switch_to() takes its registers off its stack. */
    void switchIn(UserThread thread, PerCpu last, boolean deep) {
        boolean flushes = kernel.fixes.flushOnSwitchIn && thread.cpu != last;
        if (flushes && !kernel.mutants.flushAfterSwitch) flush(thread);
        if (deep) thread.access();
        if (flushes && kernel.mutants.flushAfterSwitch) flush(thread);
    }

    private static void flush(UserThread thread) {
        PerCpu cpu = thread.cpu;
        Steps.atomically(() -> cpu.invalidate(thread.stack));
    }
}
