package dynamicstack;

import sharelock.model.Steps;
import sharelock.model.Task;

/** A thread, which enters the kernel, sleeps there and leaves it for ever. */
final class UserThread extends Task {

    /** Where a thread is. The properties ask, and the thread itself: so this is no ghost state. */
    enum Where {
        /** It has not run yet, or has died: its stack is nobody's. */
        DEAD,
        /** In user mode, on a CPU. */
        USER,
        /** In the kernel, between the taking and the mapping of pages, or the reverse. */
        MOVING,
        /** In the kernel, on a CPU. */
        KERNEL,
        /** In the kernel, asleep or preempted. */
        OFF_CPU
    }

    final ThreadStack stack;

    /** Whether the stack was created full, as those of kernel threads. */
    final boolean createdFull;

    Where where = Where.DEAD;

    /** The CPU that the thread runs on, or has run on last. */
    PerCpu cpu;

    /** Whether the thread has taken pages and not returned them. */
    boolean expanded;

    /** With {@link Fix#RETURN_TO_ORIGIN}, the CPU whose pages the thread has; null is none. */
    PerCpu origin;

    /** The pages on their way between the cache and the ptes. */
    final Page[] hand;

    /** On a wait queue, until the waker has come. */
    boolean waiting;

    boolean kernelThread;

    private final DynamicStacks kernel;

    UserThread(String name, DynamicStacks kernel, ThreadStack stack, boolean createdFull) {
        super(name);
        this.kernel = kernel;
        this.stack = stack;
        this.createdFull = createdFull;
        hand = new Page[kernel.extraPages];
    }

    @Override
    protected void run() {
        boolean born = kernel.forks;
        if (where == Where.OFF_CPU) resume();
        if (kernelThread) execAsKernelThread();
        while (where != Where.DEAD || born) {
            if (born) retFromFork();
            boolean alive = true;
            while (alive) alive = enterKernel();
            born = kernel.forks;
        }
    }

    /** One stay in the kernel, and the way back to user mode: false if the thread has died. */
    private boolean enterKernel() {
        switch (kernel.userOps[any(kernel.userOps.length)]) {
            case PREEMPT -> {
                if (kernel.entry.enterFromUserMode(this)) {
                    kernel.scheduler.schedule(this, false);
                    kernel.entry.exitToUserMode(this);
                }
                return true;
            }
            case NMI -> {
                if (!kernel.fixes.nmiOnIst) access(); // asm_exc_nmi, exc_nmi()
                return true;
            }
            case TRY -> {
                tryCall();
                return true;
            }
            case MUTEX -> {
                lockedCall();
                return true;
            }
            default -> {
                return systemCall();
            }
        }
    }

    private boolean systemCall() {
        if (!kernel.entry.enterFromUserMode(this)) return true;
        if (kernel.fixes.sleepingRequest) kernel.entry.requestStack(this);
        boolean alive = useStack();
        if (alive) kernel.entry.exitToUserMode(this);
        return alive;
    }

    /** A call that uses its extra stack only if it gets some. */
    private void tryCall() {
        if (!kernel.entry.enterFromUserMode(this)) return;
        boolean granted = kernel.entry.tryRequestStack(this);
        if (granted) access();
        kernel.entry.exitToUserMode(this);
    }

    /** A call under a mutex, which asks for more stack before it takes it or after. */
    private void lockedCall() {
        if (!kernel.entry.enterFromUserMode(this)) return;
        boolean asks = kernel.fixes.sleepingRequest;
        boolean first = kernel.fixes.askBeforeLocks || Steps.choose(2) == 1;
        if (asks && first) kernel.entry.requestStack(this);
        kernel.scheduler.mutexLock(this);
        if (asks && !first) kernel.entry.requestStack(this);
        kernel.scheduler.schedule(this, true);
        kernel.mutexOwner = null;
        kernel.entry.exitToUserMode(this);
    }

    /** Whatever a thread does on its extra stack, as long as it likes. */
    private boolean useStack() {
        int next = any(kernel.kernelOps.length + 1);
        while (next > 0) {
            switch (kernel.kernelOps[next - 1]) {
                case SLEEP -> kernel.scheduler.schedule(this, true);
                case WAIT -> kernel.scheduler.scheduleOnWaitQueue(this);
                case EXIT -> {
                    kernel.scheduler.die(this);
                    return false;
                }
                default -> access();
            }
            next = any(kernel.kernelOps.length + 1);
        }
        return true;
    }

    /** arch/x86/kernel/process.c, ret_from_fork(), on whatever CPU the child is switched in. */
    private void retFromFork() {
        kernel.scheduler.waitForCpu(this);
        where = Where.KERNEL;
        boolean early = kernel.fixes.expandInRetFromFork && !kernel.mutants.expandAfterUse;
        if (early) expandChild();
        if (Steps.choose(2) == 1) access(); // schedule_tail(), and what comes after it
        if (kernel.fixes.expandInRetFromFork && !early) expandChild();
        kernel.entry.exitToUserMode(this);
    }

    /** The child has nowhere to go back to: it tries for as long as the cache is empty. */
    private void expandChild() {
        if (kernel.fixes.sleepingRequest) {
            kernel.entry.requestStack(this);
            return;
        }
        boolean entered = kernel.entry.enterFromUserMode(this);
        while (!entered) {
            kernel.scheduler.schedule(this, false);
            entered = kernel.entry.enterFromUserMode(this);
        }
    }

    /** A kernel thread that sleeps, and becomes a user thread: kernel_execve(). */
    private void execAsKernelThread() {
        access();
        kernel.scheduler.schedule(this, true);
        kernel.entry.exitToUserMode(this);
    }

    /** A thread that was preempted before the model begins. */
    private void resume() {
        kernel.scheduler.waitForCpu(this);
        where = Where.KERNEL;
        kernel.entry.exitToUserMode(this);
    }

    /** An access of any extra page of the stack, on the CPU that the thread runs on. */
    void access() {
        PerCpu at = cpu;
        Steps.atomically(() -> at.access(stack, Steps.choose(kernel.extraPages)));
    }

    /** Whether pages of the thread can be on their way between a cache and its ptes. */
    boolean isMovingPages() {
        if (where == Where.MOVING) return true;
        for (int i = 0; i < hand.length; i++) {
            if (hand[i] != null) return true;
        }
        return false;
    }

    /** A choice is a step, unless there is nothing to choose. */
    private static int any(int bound) {
        return bound == 1 ? 0 : Steps.choose(bound);
    }
}
