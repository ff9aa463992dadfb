package stacksteal;

import sharelock.kernel.Cpu;
import sharelock.kernel.Tlb;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A CPU: it does what the thread does that it runs, switches between threads, and is idle when
 * there is none.
 */
final class Processor extends Task {

    /** What the CPU turns to next. */
    private enum Todo {
        RUN,
        SCHEDULE,
        BALANCE,
        SOFTIRQ,
        STOP
    }

    final int number;
    final Cpu irq;
    final Tlb<Frame> tlb;

    /** runqueue.lock of this CPU. */
    final Lock rqLock;

    /** runqueue.curr, and whose stack the CPU is on: null is the idle thread. */
    TaskStruct current;

    /** How many CPUs have answered the call that this CPU has made. */
    int acknowledged;

    /** Whether the CPU waits, with interrupts on, for something to do. */
    boolean waiting;

    private final StackSteal kernel;
    private final Scheduler scheduler;
    private final Wakeup wakeup;
    private final Fork fork;
    private final Exit exit;
    private final PageFault fault;

    private Todo todo = Todo.RUN;
    private boolean inSoftirq;

    Processor(StackSteal kernel, int number) {
        super("cpu" + number);
        this.kernel = kernel;
        this.number = number;
        irq = new Cpu("cpu" + number, this);
        tlb = new Tlb<>(new Frame[kernel.pte.length]);
        rqLock = new Lock("rq" + number + ".lock", kernel.mutants.noRqLock);
        TaskStack stack = new TaskStack(kernel, this);
        fault = new PageFault(kernel, this, stack);
        exit = new Exit(kernel, this, stack, fault);
        scheduler = new Scheduler(kernel, this, stack, exit);
        wakeup = new Wakeup(kernel, this, fault);
        fork = new Fork(kernel, this, stack);
    }

    @Override
    protected void run() {
        while (true) {
            waiting = true;
            Steps.when(
                    () -> choose() != null,
                    () -> {
                        todo = choose();
                        if (kernel.rcuCallbacks && kernel.hasRcuCallback(false)) {
                            if (Steps.choose(2) == 1) todo = Todo.SOFTIRQ;
                        }
                        waiting = todo == Todo.STOP;
                    });
            if (todo == Todo.STOP) return;
            turnTo(todo);
        }
    }

    /** What no CPU of the check turns to is left out of the compiled model. */
    private void turnTo(Todo next) {
        if (next == Todo.RUN) {
            runThread(current);
        } else if (next == Todo.SCHEDULE) {
            scheduler.schedule(current);
        } else if (kernel.balances && next == Todo.BALANCE) {
            wakeup.pullTask();
        } else if (kernel.rcuCallbacks && next == Todo.SOFTIRQ) {
            inSoftirq = true;
            exit.rcuCallback();
            inSoftirq = false;
        }
    }

    /** Null: nothing as yet, but another CPU may have something for this one. */
    private Todo choose() {
        if (current != null && current.wantsCpu()) return Todo.RUN;
        if (kernel.hasWaitingThread(number, current)) return Todo.SCHEDULE;
        if (kernel.balances && kernel.busiest(number) >= 0) return Todo.BALANCE;
        if (kernel.rcuCallbacks && kernel.hasRcuCallback(false)) return Todo.SOFTIRQ;
        return kernel.isQuiet() ? Todo.STOP : null;
    }

    private void runThread(TaskStruct thread) {
        int choice =
                Steps.atomically(
                        () -> {
                            if (thread.back) return -1;
                            thread.left--;
                            return Steps.choose(kernel.ops.length);
                        });
        if (choice < 0) {
            scheduler.comeBack(thread);
        } else {
            perform(kernel.ops[choice], thread);
        }
    }

    /** What no thread of the check does is left out of the compiled model. */
    private void perform(Op op, TaskStruct thread) {
        if (kernel.sleeps && op == Op.SLEEP) scheduler.sleep(thread);
        if (kernel.yields && op == Op.YIELD) scheduler.yieldCpu(thread);
        if (kernel.wakes && (op == Op.LINK || op == Op.WAKE)) wakeup.wakeUp(op);
        if (kernel.signals && op == Op.SIGNAL) wakeup.sendSignal();
        if (kernel.oomKills && op == Op.OOM_KILL) wakeup.oomKill();
        if (kernel.forks && op == Op.FORK) fork.fork(thread.left);
        if (kernel.exits && op == Op.EXIT) exit.doExit(thread, scheduler);
        if (kernel.readsProc && op == Op.OPEN_PROC) exit.openProc();
        if (kernel.readsProc && op == Op.CLOSE_PROC) exit.closeProc();
        if (kernel.userAccesses && op == Op.USER_ACCESS) fault.userAccess();
        if (kernel.forksIdle && op == Op.FORK_IDLE) fork.forkIdle();
    }

    /*
     * Memory behind the address of a stack. No method is a step of its own.
     */

    /**
     * The page that this CPU finds there, in its TLB or else in the page table: null is a fault.
     */
    Frame translate(TaskStruct task) {
        if (tlb.lookup(task.pid) == null && kernel.pte[task.pid] != null) {
            tlb.fill(task.pid, kernel.pte[task.pid], true);
        }
        Frame page = tlb.lookup(task.pid);
        if (page != null) Steps.ghost(() -> kernel.audit.used(page, task));
        return page;
    }

    /** The same where a fault would be one that nobody can handle. */
    Frame mapped(TaskStruct task) {
        Frame page = translate(task);
        if (page == null) throw new AssertionError("BUG: a stack in use is not mapped");
        return page;
    }

    /*
     * Interrupts and the other CPUs.
     */

    /** spin_lock_irq(&rq->lock) of this CPU. */
    void lockRqIrq() {
        irq.localIrqSave();
        rqLock.lock();
    }

    /** spin_unlock_irq(&rq->lock) of this CPU. */
    void unlockRqIrq() {
        rqLock.unlock();
        irq.localIrqRestore(false);
    }

    /**
     * include/asm-i386/tlbflush.h, flush_tlb_kernel_range(): flush_tlb_all(), with CONFIG_SMP
     * on_each_cpu(do_flush_tlb_all). It waits for every CPU to take an interrupt, and at its end
     * on_each_cpu() of kernel/softirq.c says local_irq_enable() whatever was before.
     */
    void flushTlbKernelRange() {
        if (kernel.mutants.noFlush) return;
        if (kernel.cpus.length > 1 && !kernel.mutants.localFlush) smpCallFunction();
        boolean smp = kernel.cpus.length > 1;
        boolean off = irq.localIrqSave();
        Steps.atomically(() -> tlb.flushAll());
        irq.localIrqRestore(off && !smp);
    }

    /** arch/i386/kernel/smp.c, smp_call_function(do_flush_tlb_all, NULL, 1, 1). */
    private void smpCallFunction() {
        kernel.callLock.lock();
        if (kernel.rcuCallbacks && !inSoftirq) softirqInCall();
        acknowledged = 0;
        kernel.callData = this;
        for (int i = 0; i < kernel.cpus.length; i++) {
            Processor other = kernel.cpus[i];
            if (other != this) {
                Steps.when(() -> other.irq.takesInterrupts(), () -> answerOn(other));
            }
        }
        Steps.await(() -> acknowledged == kernel.cpus.length - 1);
        kernel.callLock.unlock();
    }

    /** An RCU callback that frees a stack, while this CPU holds call_lock with interrupts on. */
    private void softirqInCall() {
        if (kernel.fixes.freeInProcess) return;
        boolean comes =
                Steps.atomically(
                        () ->
                                irq.takesInterrupts()
                                        && kernel.hasRcuCallback(true)
                                        && Steps.choose(2) == 1);
        if (comes) kernel.callLock.lock();
    }

    /** smp_call_function_interrupt() on another CPU: one step, since it is short. */
    private void answerOn(Processor other) {
        other.tlb.flushAll();
        kernel.callData.acknowledged++;
    }
}
