package asyncfork;

import asyncfork.AsyncFork.PtRegs;
import sharelock.model.Steps;

/** kernel/async.c of the patch, and the system call that it calls. */
final class Async {
    static final int EINVAL = -22;
    static final int EFAULT = -14;
    static final int EINTR = -4;

    /** No return value: the task goes on to do_exit(), which does not return. */
    static final int DIED = 1;

    private final AsyncFork kernel;

    Async(AsyncFork kernel) {
        this.kernel = kernel;
    }

    /** do_async(). */
    int doAsync(TaskStruct current, PtRegs asyncCookie, int call) {
        if (kernel.mutants.cookieBeforeCopy) current.asyncCookie = asyncCookie;
        if (copyFromUser(current) != 0) return EFAULT;

        if (!kernel.mutants.cookieBeforeCopy) {
            if (isAsync(current)) return EINVAL;
            current.asyncCookie = asyncCookie;
        }
        if (kernel.fixes.nestByFlag) current.inAsync = true;
        kernel.scheduler.preempt(current);

        int ret = systemCall(current, call);
        if (ret == DIED) return DIED;
        if (kernel.fixes.noRestartCode && ret == Scheduler.ERESTARTSYS) ret = EINTR;

        boolean forked = false;
        if (kernel.fixes.clearCookieBeforeStatus) {
            forked = current.asyncCookie == null;
            if (!kernel.mutants.noCookieClear) current.asyncCookie = null;
        }
        int fault = putUser(current, call, ret);
        if (!kernel.fixes.clearCookieBeforeStatus) forked = current.asyncCookie == null;

        if (forked) return DIED; // do_exit(0)

        if (!kernel.fixes.clearCookieBeforeStatus && !kernel.mutants.noCookieClear) {
            current.asyncCookie = null;
        }
        if (kernel.fixes.nestByFlag) current.inAsync = false;
        return fault != 0 && kernel.fixes.reportStatusFault ? EFAULT : 0;
    }

    /** "We don't nest async calls!" */
    private boolean isAsync(TaskStruct current) {
        return kernel.fixes.nestByFlag ? current.inAsync : current.asyncCookie != null;
    }

    /** do_async() inside of do_async(), with the same registers and a status that nobody reads. */
    private int nestedAsync(TaskStruct current) {
        if (isAsync(current)) return EINVAL;
        current.asyncCookie = current.regs;
        kernel.scheduler.waitEvent(current, current.io, TaskStruct.UNINTERRUPTIBLE);
        if (current.asyncCookie == null) return DIED;
        current.asyncCookie = null;
        return 0;
    }

    /** fs/ext3/inode.c, ext3_dirty_inode(): a handle is for the task that has started it. */
    private void updateAtime(TaskStruct current) {
        if (current.journalInfo) {
            throw new AssertionError("BUG: a journal handle of another task");
        }
        current.journalInfo = true;
        kernel.scheduler.waitEvent(current, current.io, TaskStruct.UNINTERRUPTIBLE);
        current.journalInfo = false;
    }

    /** copy_from_user() of the arguments: may sleep on a page fault, may fail. */
    private int copyFromUser(TaskStruct current) {
        if (kernel.pagedArgs && Steps.choose(2) == 1) {
            kernel.scheduler.waitEvent(current, current.io, TaskStruct.UNINTERRUPTIBLE);
        }
        return kernel.badArgs && Steps.choose(2) == 1 ? EFAULT : 0;
    }

    /** put_user() of the status: may sleep on a page fault, may fail. */
    private int putUser(TaskStruct current, int call, int ret) {
        if (kernel.pagedStatus && Steps.atomically(() -> isPagedOut(call))) {
            kernel.scheduler.waitEvent(current, current.io, TaskStruct.UNINTERRUPTIBLE);
        }
        return Steps.atomically(() -> putUserPaged(call, ret));
    }

    private boolean isPagedOut(int call) {
        Steps.ghost(() -> kernel.audit.served[call] = true);
        return Steps.choose(2) == 1;
    }

    /**
     * The write itself. With the fix, -EFAULT is on its way then, or a SIGSEGV for the process; as
     * posted, nothing.
     */
    private int putUserPaged(int call, int ret) {
        boolean faults =
                (kernel.badStatus && Steps.choose(2) == 1) || kernel.user.statusUnmapped[call];
        if (faults) {
            Steps.ghost(() -> kernel.audit.statusFaults(call, kernel.fixes.reportStatusFault));
            return EFAULT;
        }
        Steps.ghost(() -> kernel.audit.statusWritten(call, ret));
        return 0;
    }

    /** The system call of the descriptor: at each of its points it does something, or nothing. */
    int systemCall(TaskStruct current, int call) {
        if (kernel.fsLock) current.fsLock.lock();
        int ret = 0;
        for (int point = 0; ret == 0 && point < kernel.points; point++) {
            int chosen = Steps.atomically(() -> any(call));
            if (chosen > 0) ret = perform(current, kernel.ops[chosen - 1]);
        }
        if (kernel.fsLock) current.fsLock.unlock();
        return ret;
    }

    /** The number of what comes next, or 0 for nothing. */
    private int any(int call) {
        int chosen = Steps.choose(kernel.ops.length + 1);
        boolean oops = chosen > 0 && kernel.ops[chosen - 1] == Op.OOPS;
        if (oops) Steps.ghost(() -> kernel.audit.oopsed[call] = true);
        return chosen;
    }

    private int perform(TaskStruct current, Op op) {
        int ret = 0;
        if (op == Op.OOPS) {
            ret = DIED;
        } else if (op == Op.JOURNAL) {
            updateAtime(current);
        } else if (op == Op.DOWN) {
            kernel.semaphore.down(current);
            kernel.semaphore.up();
        } else if (op == Op.ASYNC) {
            ret = nestedAsync(current);
        } else if (op == Op.SLEEP_ON) {
            kernel.scheduler.sleepOn(current, current.io);
        } else if (op == Op.YIELD) {
            kernel.scheduler.schedule(current, null);
        } else {
            int state = op == Op.SLEEP ? TaskStruct.UNINTERRUPTIBLE : TaskStruct.INTERRUPTIBLE;
            ret = kernel.scheduler.waitEvent(current, current.io, state);
        }
        return ret;
    }
}
