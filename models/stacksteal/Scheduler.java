package stacksteal;

import sharelock.model.Steps;
import stacksteal.TaskStruct.State;

/** kernel/sched.c of one CPU: schedule() and what comes before and after it in a thread. */
final class Scheduler {
    private final StackSteal kernel;
    private final Processor cpu;
    private final TaskStack stack;
    private final Exit exit;

    Scheduler(StackSteal kernel, Processor cpu, TaskStack stack, Exit exit) {
        this.kernel = kernel;
        this.cpu = cpu;
        this.stack = stack;
        this.exit = exit;
    }

    /** prepare_to_wait() and schedule(): what the waker needs is on the stack. */
    void sleep(TaskStruct thread) {
        chooseDepth(thread);
        cpu.irq.localIrqSave();
        kernel.waitLock.lock();
        Steps.atomically(
                () -> {
                    cpu.mapped(thread).stack = Frame.QUEUED;
                    Steps.ghost(() -> thread.wroteStack = Frame.QUEUED);
                    thread.back = true;
                });
        thread.queued = true;
        thread.state = State.INTERRUPTIBLE;
        kernel.waitLock.unlock();
        cpu.irq.localIrqRestore(false);
        schedule(thread);
    }

    void yieldCpu(TaskStruct thread) {
        chooseDepth(thread);
        thread.back = true;
        schedule(thread);
    }

    void chooseDepth(TaskStruct thread) {
        if (kernel.deepStacks) thread.deep = Steps.choose(2) == 1;
    }

    /** finish_wait(), and the signals that wait, behind schedule(). */
    void comeBack(TaskStruct thread) {
        Steps.atomically(
                () -> {
                    Frame page = cpu.mapped(thread);
                    Steps.ghost(() -> kernel.audit.found(page, thread));
                });
        if (thread.queued) {
            cpu.irq.localIrqSave();
            kernel.waitLock.lock();
            thread.queued = false;
            kernel.waitLock.unlock();
            cpu.irq.localIrqRestore(false);
        }
        Steps.atomically(
                () -> {
                    cpu.mapped(thread).stack = 0;
                    Steps.ghost(() -> thread.wroteStack = 0);
                });
        if (kernel.signals || kernel.oomKills) doSignal(thread);
        thread.back = false;
    }

    /** do_signal() and recalc_sigpending(). */
    private void doSignal(TaskStruct thread) {
        cpu.irq.localIrqSave();
        kernel.sigLock.lock();
        boolean pending = thread.pending;
        Steps.atomically(
                () -> {
                    int flags = cpu.mapped(thread).flags;
                    Steps.ghost(() -> kernel.audit.found(flags, thread, pending));
                });
        if (pending) {
            thread.pending = false;
            Steps.atomically(
                    () -> {
                        cpu.mapped(thread).flags &= ~Frame.SIGPENDING;
                        Steps.ghost(() -> thread.wroteFlags &= ~Frame.SIGPENDING);
                    });
        }
        kernel.sigLock.unlock();
        cpu.irq.localIrqRestore(false);
    }

    /** schedule(). */
    void schedule(TaskStruct prev) {
        cpu.lockRqIrq();
        if (prev != null) deactivate(prev);
        TaskStruct next = pickNext(prev);
        if (next != prev && next != null && !stack.reclaim(next)) next = null;
        if (next == prev) {
            cpu.unlockRqIrq();
            return;
        }
        contextSwitch(prev, next);
        finishTaskSwitch(prev);
    }

    private void deactivate(TaskStruct prev) {
        State state = prev.state;
        if (state == State.RUNNING) return;
        if (state == State.INTERRUPTIBLE && signalPending(prev)) {
            prev.state = State.RUNNING;
        } else {
            prev.array = TaskStruct.NO_QUEUE;
        }
    }

    private boolean signalPending(TaskStruct thread) {
        return Steps.atomically(() -> (cpu.mapped(thread).flags & Frame.SIGPENDING) != 0);
    }

    /** Any thread that can run, else the same if it can go on, else the idle thread. */
    private TaskStruct pickNext(TaskStruct prev) {
        int index =
                Steps.atomically(
                        () -> {
                            int waiting = kernel.waitingThreads(cpu.number, prev);
                            if (waiting > 0) {
                                int skip = Steps.choose(waiting);
                                return kernel.waitingThread(cpu.number, prev, skip);
                            }
                            return prev != null && prev.array == cpu.number ? prev.index : -1;
                        });
        return index < 0 ? null : kernel.tasks[index];
    }

    /**
     * context_switch(), behind task_stack_reclaim(next). A thread that has run before comes out of
     * its own switch_to() here; a new one comes out of ret_from_fork, which does not steal.
     */
    private void contextSwitch(TaskStruct prev, TaskStruct next) {
        boolean stealsInTail = kernel.fixes.stealInScheduleTail;
        boolean isNew =
                Steps.atomically(
                        () -> {
                            cpu.current = next;
                            if (next == null) return false;
                            cpu.translate(next);
                            boolean first = next.isNew;
                            next.isNew = false;
                            if (first && prev != null && !stealsInTail && !prev.deep) {
                                Steps.ghost(() -> kernel.audit.passedOver = true);
                            }
                            return first;
                        });
        if (prev == null || (isNew && !stealsInTail)) return;
        stack.steal(prev);
    }

    /** finish_task_switch(). */
    private void finishTaskSwitch(TaskStruct prev) {
        boolean dead = kernel.exits && prev != null && prev.dead;
        TaskStruct victim = kernel.fixes.flushAfterUnlock ? null : stack.finishSteal();
        cpu.unlockRqIrq();
        if (kernel.fixes.flushAfterUnlock) victim = stack.finishSteal();
        int references = dead ? 1 : 0;
        if (victim != null && !kernel.mutants.noTaskReference) references++;
        while (references > 0) {
            exit.putTaskStruct(prev);
            references--;
        }
    }
}
