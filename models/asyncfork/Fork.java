package asyncfork;

import asyncfork.AsyncFork.PtRegs;
import sharelock.kernel.Cpu;
import sharelock.model.Steps;

/** schedule_async() of the patch (arch/i386/kernel/process.c), and do_fork() (kernel/fork.c). */
final class Fork {
    private static final int EAGAIN = -11;
    private static final int ENOMEM = -12;
    private static final int ERESTARTNOINTR = -513;

    private final AsyncFork kernel;

    Fork(AsyncFork kernel) {
        this.kernel = kernel;
    }

    /** schedule_async(). */
    void scheduleAsync(TaskStruct current) {
        if (kernel.noSysAsync) throw new AssertionError("BUG: the dummy schedule_async()");
        PtRegs regs = current.asyncCookie;

        if (regs == kernel.failedClone) return;

        int state = kernel.restoreState ? current.state : TaskStruct.RUNNING;
        if (!kernel.mutants.clearCookieLate) current.asyncCookie = null;
        int retval = doFork(current, regs);
        if (kernel.mutants.clearCookieLate) current.asyncCookie = null;
        if (kernel.restoreState) current.state = state;

        if (retval < 0) {
            if (kernel.retryClone) {
                current.asyncCookie = regs;
            } else {
                current.asyncCookie = kernel.failedClone;
            }
        }
    }

    /** do_fork(CLONE_ALL, regs->esp, regs, 0, NULL, NULL). */
    private int doFork(TaskStruct current, PtRegs regs) {
        if (regs == null || regs == kernel.failedClone) {
            throw new AssertionError("BUG: unable to handle kernel paging request");
        }
        if (!kernel.fixes.forkWithoutSleep) allocate(current);
        if (kernel.forkFails && Steps.choose(2) == 1) return ENOMEM;
        kernel.scheduler.preemptInFork(current);

        TaskStruct p = kernel.tasks[regs.call + 1];
        int nr = copyProcess(current, p, regs);
        if (nr > 0) kernel.scheduler.wakeUpNewTask(current, p);
        return nr;
    }

    /** What copy_process() allocates with GFP_KERNEL, and the mutexes that it takes. */
    private void allocate(TaskStruct current) {
        Steps.atomically(() -> Cpu.mightSleep());
        if (kernel.forkSleeps && Steps.choose(2) == 1) kernel.scheduler.waitInFork(current);
        if (kernel.fsLock && Steps.choose(2) == 1) {
            current.fsLock.lock(); // try_to_free_pages()
            current.fsLock.unlock();
        }
    }

    /** copy_process(): the number of the child, or an error. */
    private int copyProcess(TaskStruct current, TaskStruct p, PtRegs regs) {
        boolean made = Steps.atomically(() -> dupTaskStruct(current, p, regs));
        if (!made) return EAGAIN;
        schedFork(p);

        kernel.tasklistLock.writeLock();
        boolean pending = refuses(current);
        if (!pending) Steps.atomically(() -> link(current, p, regs));
        kernel.tasklistLock.writeUnlock();
        return pending ? ERESTARTNOINTR : 1;
    }

    /**
     * dup_task_struct(), copy_thread(), and what copy_process() sets before it takes locks: only
     * the parent knows the child yet. False if the call has a child already.
     */
    private boolean dupTaskStruct(TaskStruct current, TaskStruct p, PtRegs regs) {
        if (p.used) return false;
        p.asyncCookie = current.asyncCookie;
        p.state = current.state;
        p.onRq = false;
        p.regs.call = regs.call;
        p.journalInfo = current.journalInfo && !kernel.fixes.clearCallContext;
        p.clearChildTid = false;
        p.vforkDone = false;
        p.robustList = false;
        p.undoList = false;
        p.altStack = kernel.fixes.keepAltStack && current.altStack;
        return true;
    }

    /** kernel/sched.c, sched_fork(): the child is in the state of its parent until here. */
    private static void schedFork(TaskStruct p) {
        p.state = TaskStruct.RUNNING;
    }

    /** recalc_sigpending() and signal_pending(current). */
    private boolean refuses(TaskStruct current) {
        int pending = current.pending;
        return kernel.fixes.noForkWithPending
                ? pending != 0
                : (pending & TaskStruct.UNBLOCKED) != 0;
    }

    /** The part of copy_process() under tasklist_lock, with what the fixes hand over. */
    private void link(TaskStruct current, TaskStruct p, PtRegs regs) {
        p.used = true;
        if (kernel.fixes.handOverTid && kernel.pidHash == current) kernel.pidHash = p;
        if (kernel.fixes.handOverClearChildTid) {
            p.clearChildTid = current.clearChildTid;
            current.clearChildTid = false;
        }
        if (kernel.fixes.handOverVforkDone) {
            p.vforkDone = current.vforkDone;
            current.vforkDone = false;
        }
        if (kernel.fixes.handOverRobustList) {
            p.robustList = current.robustList;
            current.robustList = false;
        }
        if (kernel.fixes.cloneSysvsem && current.undoList) {
            p.undoList = true;
            kernel.user.undoRefs++;
        }
        Steps.ghost(() -> kernel.audit.forked(p, regs));
    }
}
