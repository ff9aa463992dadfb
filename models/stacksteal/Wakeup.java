package stacksteal;

import sharelock.model.Steps;
import stacksteal.PageFault.Access;
import stacksteal.TaskStruct.State;

/** What one CPU does to threads that sleep: wake-ups, signals, load balancing. */
final class Wakeup {
    private final StackSteal kernel;
    private final Processor cpu;
    private final PageFault memory;

    Wakeup(StackSteal kernel, Processor cpu, PageFault memory) {
        this.kernel = kernel;
        this.cpu = cpu;
        this.memory = memory;
    }

    /** add_wait_queue() next to a sleeper; complete(), __wake_up(), autoremove_wake_function(). */
    void wakeUp(Op op) {
        cpu.irq.localIrqSave();
        kernel.waitLock.lock();
        int index = Steps.atomically(() -> kernel.queuedThread());
        if (index >= 0) {
            TaskStruct p = kernel.tasks[index];
            memory.throughStack(p, op == Op.LINK ? Access.WRITE_LINKED : Access.WRITE_DONE);
            if (kernel.wakesUp && op == Op.WAKE) {
                tryToWakeUp(p);
                memory.throughStack(p, Access.WRITE_UNLINKED);
                p.queued = false;
            }
        }
        kernel.waitLock.unlock();
        cpu.irq.localIrqRestore(false);
    }

    /** kernel/signal.c, specific_send_sig_info() and signal_wake_up(). */
    void sendSignal() {
        cpu.irq.localIrqSave();
        kernel.sigLock.lock();
        int index = Steps.atomically(() -> kernel.anyThreadBut(cpu.current));
        if (index >= 0) {
            TaskStruct p = kernel.tasks[index];
            p.pending = true;
            memory.throughThreadInfo(p, Access.SET_SIGPENDING);
            tryToWakeUp(p);
        }
        kernel.sigLock.unlock();
        cpu.irq.localIrqRestore(false);
    }

    /** mm/oom_kill.c, __oom_kill_task(). */
    void oomKill() {
        kernel.tasklistLock.lock();
        int index = Steps.atomically(() -> kernel.anyThreadBut(cpu.current));
        if (index >= 0) {
            TaskStruct p = kernel.tasks[index];
            Frame ti = p.threadInfo;
            if (kernel.interrupts && Steps.choose(2) == 1) wakeUp(Op.WAKE);
            memory.through(ti, p, Access.SET_MEMDIE);
        }
        kernel.tasklistLock.unlock();
    }

    /** kernel/sched.c, try_to_wake_up(). */
    private void tryToWakeUp(TaskStruct p) {
        int rq = taskRqLock(p);
        if (Steps.atomically(() -> isAsleep(p, rq))) {
            if (p.array == TaskStruct.NO_QUEUE) p.array = rq;
            p.state = State.RUNNING;
        }
        kernel.cpus[rq].rqLock.unlock();
    }

    private boolean isAsleep(TaskStruct p, int rq) {
        Steps.ghost(() -> kernel.audit.locked(p, rq));
        return p.state == State.INTERRUPTIBLE;
    }

    /** kernel/sched.c, task_rq_lock(): which runqueue it is may change until its lock is held. */
    private int taskRqLock(TaskStruct p) {
        int locked = -1;
        while (true) {
            int rq = memory.taskCpu(p);
            if (rq == locked) break;
            if (locked >= 0) kernel.cpus[locked].rqLock.unlock();
            kernel.cpus[rq].rqLock.lock();
            locked = rq;
            if (kernel.mutants.noRqRecheck) break;
        }
        return locked;
    }

    /** kernel/sched.c, load_balance() and pull_task(), with the locks of both runqueues. */
    void pullTask() {
        int from = Steps.atomically(() -> kernel.busiest(cpu.number));
        if (from < 0) return;
        Processor busiest = kernel.cpus[from];
        cpu.irq.localIrqSave();
        if (from < cpu.number) busiest.rqLock.lock();
        cpu.rqLock.lock();
        if (from > cpu.number) busiest.rqLock.lock();
        int index =
                Steps.atomically(
                        () -> {
                            int waiting = kernel.waitingThreads(from, busiest.current);
                            if (waiting == 0) return -1;
                            int skip = Steps.choose(waiting);
                            return kernel.waitingThread(from, busiest.current, skip);
                        });
        if (index >= 0) {
            TaskStruct p = kernel.tasks[index];
            memory.throughThreadInfo(p, Access.WRITE_CPU);
            p.array = cpu.number;
        }
        busiest.rqLock.unlock();
        cpu.unlockRqIrq();
    }
}
