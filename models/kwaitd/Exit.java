package kwaitd;

import kwaitd.TaskStruct.State;
import sharelock.kernel.Cpu;
import sharelock.model.Steps;

/** The end of a task: kernel/exit.c of 2.5.31, and its release_task() with the patch. */
final class Exit {
    private final ThreadReaping kernel;

    Exit(ThreadReaping kernel) {
        this.kernel = kernel;
    }

    /** do_exit(): the task has no step after it. */
    void doExit(TaskStruct current) {
        if (kernel.traces) current.mm = false; // exit_mm()
        if (kernel.fixes.preemptOffAtExit) Cpu.preemptDisable();
        exitNotify(current);
        boolean dead = kernel.sched.switchOut(current, false);
        if (dead) return;
        kernel.sched.switchIn(current);
        throw new AssertionError("BUG: schedule() returns to do_exit()");
    }

    /** exit_notify(). */
    private void exitNotify(TaskStruct current) {
        boolean hasChildren = kernel.mayHaveChildren(current);
        if (kernel.fixes.oneSection) {
            kernel.writeLockIrq(current);
            if (hasChildren) forgetOriginalParent(current);
            testExecId(current);
        } else {
            if (hasChildren) {
                kernel.writeLockIrq(current);
                forgetOriginalParent(current);
                kernel.writeUnlockIrq(current);
            }
            testExecId(current);
            kernel.writeLockIrq(current);
        }
        current.state = State.ZOMBIE;
        kernel.signal.doNotifyParent(current, current, current.exitSignal);
        if (hasChildren) giveAwayChildren(current);
        kernel.writeUnlockIrq(current);
    }

    /** forget_original_parent(). */
    private void forgetOriginalParent(TaskStruct father) {
        TaskStruct reaper = nextThread(father);
        for (int i = 0; i < kernel.family.length; i++) {
            TaskStruct p = kernel.family[i];
            if (p != father && p.realParent == father && p.hashed) {
                reparent(p, p == reaper || reaper == null ? kernel.init : reaper);
            }
        }
    }

    private void reparent(TaskStruct p, TaskStruct reaper) {
        if (kernel.orphansToKwaitd && reaper == kernel.init) {
            p.exitSignal = TaskStruct.DETACHED;
        } else if (!kernel.fixes.keepDetached || p.exitSignal != TaskStruct.DETACHED) {
            p.exitSignal = TaskStruct.SIGCHLD;
        }
        p.newExecId = true;
        p.realParent = reaper;
    }

    /** next_thread(): who is next in the father's thread group, null if he is alone. */
    private TaskStruct nextThread(TaskStruct father) {
        TaskStruct next = null;
        if (father.groupIndex >= 0) {
            for (int i = 1; i < kernel.group.length; i++) {
                TaskStruct p = kernel.group[(father.groupIndex + i) % kernel.group.length];
                boolean skip = kernel.fixes.livingReaper && p.state == State.ZOMBIE;
                if (next == null && p.hashed && !skip) next = p;
            }
        }
        return next;
    }

    /** The test of exec ids in exit_notify(). */
    private void testExecId(TaskStruct current) {
        if (!kernel.execIdsChange) return;
        TaskStruct t = current.parent;
        if (!execIdsDiffer(current, t)) return;
        if (kernel.fixes.execKeepsDetached && current.exitSignal == TaskStruct.DETACHED) return;
        current.exitSignal = TaskStruct.SIGCHLD;
    }

    private boolean execIdsDiffer(TaskStruct current, TaskStruct t) {
        return Steps.atomically(
                () -> {
                    kernel.assertLive(t);
                    return t.newExecId || current.newExecId;
                });
    }

    /** The loop over current-&gt;children in exit_notify(). */
    private void giveAwayChildren(TaskStruct current) {
        for (int i = 0; i < kernel.family.length; i++) {
            TaskStruct p = kernel.family[i];
            if (p != current && p.parent == current && p.hashed) {
                p.parent = p.realParent;
                if (p.state == State.ZOMBIE && p.exitSignal != 0) {
                    kernel.signal.doNotifyParent(current, p, p.exitSignal);
                }
            }
        }
    }

    /** release_task(), with the BUG() tests of the patch. */
    void releaseTask(TaskStruct current, TaskStruct p) {
        if (p == current) throw new AssertionError("BUG: release_task(current)");
        if (!kernel.isZombie(p)) {
            throw new AssertionError("BUG: release_task() of a task that is no zombie");
        }
        if (p.zombieList != null) {
            throw new AssertionError("BUG: release_task() of a task on a queue of kwaitd");
        }
        kernel.sched.waitTaskInactive(p);
        unhashProcess(current, p);
        putTaskStruct(p);
    }

    /** unhash_process(). */
    private void unhashProcess(TaskStruct current, TaskStruct p) {
        kernel.writeLockIrq(current);
        unhashPid(current, p);
        kernel.removeLinks(p);
        kernel.writeUnlockIrq(current);
    }

    private void unhashPid(TaskStruct current, TaskStruct p) {
        Steps.atomically(
                () -> {
                    kernel.assertLive(p);
                    Steps.ghost(() -> kernel.audit.released(current, p));
                });
    }

    /** put_task_struct(): frees the task_struct, and the kernel stack with it. */
    void putTaskStruct(TaskStruct p) {
        Steps.atomically(
                () -> {
                    kernel.assertLive(p);
                    p.usage--;
                    if (p.usage == 0) p.free();
                });
    }
}
