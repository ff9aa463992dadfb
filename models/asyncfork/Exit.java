package asyncfork;

import sharelock.kernel.Cpu;
import sharelock.model.Steps;

/** do_exit() (kernel/exit.c). */
final class Exit {
    private final AsyncFork kernel;

    Exit(AsyncFork kernel) {
        this.kernel = kernel;
    }

    /** do_exit(). */
    void doExit(TaskStruct current) {
        Steps.atomically(
                () -> {
                    current.exiting = true;
                    Steps.ghost(() -> kernel.audit.exits(current));
                });
        if (kernel.fixes.clearCookieInExit) current.asyncCookie = null;
        Steps.atomically(() -> exitRobustList(current));
        Steps.atomically(() -> mmRelease(current));
        if (kernel.exitSleeps && Steps.choose(2) == 1) {
            // exit_mm(): down_read(&mm->mmap_sem)
            kernel.scheduler.waitEvent(current, current.io, TaskStruct.UNINTERRUPTIBLE);
        }
        Steps.atomically(() -> exitSem(current));
        kernel.tasklistLock.writeLock();
        Steps.atomically(() -> releaseTask(current));
        kernel.tasklistLock.writeUnlock();

        Cpu.preemptDisable();
        current.state = TaskStruct.DEAD;
        kernel.scheduler.startNewThread(current, false);
        // The rest of schedule() does not come back.
    }

    /** kernel/futex.c, exit_robust_list(): it asks whether the owner is current->pid. */
    private void exitRobustList(TaskStruct current) {
        if (current.robustList && kernel.pidHash == current) kernel.user.ownerDied = true;
        current.robustList = false;
    }

    /** kernel/fork.c, mm_release(): complete(vfork_done), put_user(0, tidptr) and FUTEX_WAKE. */
    private void mmRelease(TaskStruct current) {
        if (current.vforkDone) kernel.user.vforkParentRuns = true;
        current.vforkDone = false;
        if (current.clearChildTid) kernel.user.tidSet = false;
        current.clearChildTid = false;
    }

    /** ipc/sem.c, exit_sem(). */
    private void exitSem(TaskStruct current) {
        if (!current.undoList) return;
        current.undoList = false;
        kernel.user.undoRefs--;
        if (kernel.user.undoRefs == 0) kernel.user.semUndone = true;
    }

    /** exit_notify() and release_task(): flush_sigqueue(), detach_pid(). */
    private void releaseTask(TaskStruct current) {
        if (current.pending != 0) Steps.ghost(() -> kernel.audit.losesSignal());
        current.pending = 0;
        if (kernel.pidHash == current) kernel.pidHash = null;
        current.released = true;
    }
}
