package kwaitd;

import kwaitd.TaskStruct.State;
import sharelock.model.Steps;

/** wait4() and ptrace: kernel/exit.c and arch/i386/kernel/ptrace.c of 2.5.31. */
final class Wait {

    /** The options of wait4(): none, __WCLONE, __WALL. */
    enum Option {
        NONE,
        WCLONE,
        WALL
    }

    private final ThreadReaping kernel;

    Wait(ThreadReaping kernel) {
        this.kernel = kernel;
    }

    /**
     * sys_wait4(-1): false is -ECHILD.
     *
     * @param others whether there are more children, which do not exit
     */
    boolean wait4(TaskStruct current, Option option, boolean others) {
        current.waits = true; // add_wait_queue()
        boolean early = !kernel.mutants.stateAfterScan;
        TaskStruct zombie = null;
        boolean flag = true;
        while (zombie == null && flag) {
            if (early) current.state = State.INTERRUPTIBLE;
            kernel.sched.preemptSchedule(current);
            flag = others;
            kernel.tasklistLock.readLock();
            for (int i = 0; i < kernel.family.length; i++) {
                TaskStruct p = kernel.family[i];
                if (zombie == null && p != current && isEligible(current, p, option)) {
                    flag = true;
                    if (kernel.isZombie(p)) zombie = p;
                }
            }
            kernel.readUnlock(current);
            kernel.sched.preemptSchedule(current);
            if (zombie == null && flag) {
                if (!early) current.state = State.INTERRUPTIBLE;
                kernel.sched.schedule(current);
            }
        }
        if (zombie != null) reap(current, zombie);
        current.state = State.RUNNING;
        current.waits = false; // remove_wait_queue()
        return zombie != null;
    }

    /** A "clone" child is one that reports with another signal than SIGCHLD. */
    private boolean isEligible(TaskStruct current, TaskStruct p, Option option) {
        if (p.parent != current || !p.hashed) return false;
        int signal = p.exitSignal;
        if (kernel.fixes.waitSkipsDetached && signal == TaskStruct.DETACHED && !p.traced()) {
            return false;
        }
        return option == Option.WALL || signal != TaskStruct.SIGCHLD == (option == Option.WCLONE);
    }

    private void reap(TaskStruct current, TaskStruct p) {
        if (p.realParent == p.parent) {
            kernel.exit.releaseTask(current, p);
            return;
        }
        kernel.writeLockIrq(current);
        relink(p);
        boolean detached = kernel.fixes.giveBackDetached && p.exitSignal == TaskStruct.DETACHED;
        int sig = detached ? TaskStruct.DETACHED : TaskStruct.SIGCHLD;
        kernel.signal.doNotifyParent(current, p, sig);
        kernel.writeUnlockIrq(current);
    }

    private void getTaskStruct(TaskStruct p) {
        Steps.atomically(() -> p.usage++);
    }

    /** sys_ptrace(PTRACE_ATTACH): looks the task up, and takes it over unless it has no mm. */
    void ptraceAttach(TaskStruct current, TaskStruct p) {
        kernel.tasklistLock.readLock();
        boolean found = p.hashed;
        if (found) getTaskStruct(p);
        kernel.readUnlock(current);
        kernel.sched.preemptSchedule(current);
        if (!found) return;
        if (p.mm) {
            kernel.sched.preemptSchedule(current);
            kernel.writeLockIrq(current);
            if (!kernel.fixes.noAttachToZombies || p.state != State.ZOMBIE) {
                kernel.removeLinks(p);
                kernel.setLinks(p, current);
            }
            kernel.writeUnlockIrq(current);
        }
        kernel.exit.putTaskStruct(p);
    }

    /**
     * sys_ptrace(PTRACE_DETACH) of a thread that was stopped when ptrace_check_attach() looked;
     * SIGKILL may have woken it since.
     */
    void ptraceDetach(TaskStruct current, TaskStruct p) {
        kernel.tasklistLock.readLock();
        boolean found = p.hashed && isParent(current, p) && p.state != State.ZOMBIE;
        if (found) getTaskStruct(p);
        kernel.readUnlock(current);
        kernel.sched.preemptSchedule(current);
        if (!found) return;
        kernel.writeLockIrq(current);
        if (kernel.fixes.detachGivesBack) {
            giveBack(current, p);
        } else {
            relink(p);
        }
        kernel.writeUnlockIrq(current);
        if (!kernel.fixes.detachGivesBack) kernel.sched.wakeUpProcess(p);
        kernel.exit.putTaskStruct(p);
    }

    /**
     * Whether p-&gt;parent is the task: read_lock() has kept p from being freed since it was found.
     */
    private boolean isParent(TaskStruct current, TaskStruct p) {
        return Steps.atomically(
                () -> {
                    kernel.assertLive(p);
                    return p.parent == current;
                });
    }

    private void giveBack(TaskStruct current, TaskStruct p) {
        if (p.parent != current) return;
        relink(p);
        if (p.state == State.ZOMBIE) {
            kernel.signal.doNotifyParent(current, p, p.exitSignal);
        } else {
            kernel.sched.wakeUpProcess(p);
        }
    }

    /** REMOVE_LINKS(), p-&gt;parent = p-&gt;real_parent, SET_LINKS(). */
    private void relink(TaskStruct p) {
        kernel.removeLinks(p);
        kernel.setLinks(p, p.realParent);
    }
}
