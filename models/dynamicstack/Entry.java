package dynamicstack;

import sharelock.kernel.Cpu;
import sharelock.kernel.Mutex;
import sharelock.model.Steps;

/** The way into the kernel and out of it (kernel/entry/common.c), with what the mail adds. */
final class Entry {
    private final DynamicStacks kernel;

    Entry(DynamicStacks kernel) {
        this.kernel = kernel;
    }

    /**
     * kernel/entry/common.c, enter_from_user_mode(), for a system call or an interrupt: the
     * hardware has turned interrupts off. False if the cache is empty. The kernel would panic; the
     * model notes it and takes the entry back, so that the rest can be checked too.
     */
    boolean enterFromUserMode(UserThread thread) {
        boolean preemptible = kernel.mutants.preemptibleEntry;
        if (!preemptible) thread.cpu.localIrqDisable();
        if (kernel.mutants.expandAfterWork) thread.access();
        boolean entered = true;
        if (!kernel.fixes.sleepingRequest && !isMapped(thread)) entered = expand(thread);
        thread.where = entered ? UserThread.Where.KERNEL : UserThread.Where.USER;
        if (!preemptible) thread.cpu.localIrqEnable();
        return entered;
    }

    /** "Expand the thread stack to 16K by mapping three additional pages." */
    private boolean expand(UserThread thread) {
        thread.where = UserThread.Where.MOVING;
        PerCpu cpu = thread.cpu;
        if (!cpu.cache.take(thread)) {
            Steps.atomically(() -> panic());
            return false;
        }
        remember(thread, cpu);
        mapAndInvalidate(thread, false);
        return true;
    }

    /** The one mark with a step of its own: the kernel stops here. */
    private void panic() {
        Steps.ghost(() -> kernel.audit.cacheEmpty = true);
    }

    /**
     * The explicit request for more stack: {@link Fix#SLEEPING_REQUEST}. It is made in task context
     * and sleeps until the cache of the CPU has pages.
     */
    void requestStack(UserThread thread) {
        if (kernel.mutants.requestInAtomic) Cpu.preemptDisable();
        Cpu.mightSleep();
        Mutex lock = thread.stack.mappingLock;
        boolean locks = kernel.fixes.keepUntilPressure;
        if (locks) lock.lock();
        thread.stack.inUse = kernel.pressure;
        if (!isMapped(thread)) takeAndMap(thread);
        if (locks) lock.unlock();
    }

    /** The request that does not wait for pages: false is the "no" of the mail. */
    boolean tryRequestStack(UserThread thread) {
        PerCpu cpu = thread.cpu;
        cpu.localIrqDisable();
        thread.where = UserThread.Where.MOVING;
        boolean taken = cpu.cache.take(thread);
        if (taken) remember(thread, cpu);
        cpu.localIrqEnable();
        if (taken) {
            mapAndInvalidate(thread, kernel.preempts);
        } else {
            Steps.ghost(() -> kernel.audit.saidNo = true);
        }
        thread.where = UserThread.Where.KERNEL;
        return taken;
    }

    private void takeAndMap(UserThread thread) {
        boolean taken = false;
        while (!taken) {
            PerCpu cpu = thread.cpu;
            cpu.localIrqDisable();
            thread.where = UserThread.Where.MOVING;
            taken = cpu.cache.take(thread);
            if (taken) remember(thread, cpu);
            cpu.localIrqEnable();
            if (!taken) kernel.scheduler.sleepUntilPages(thread);
        }
        mapAndInvalidate(thread, kernel.preempts);
        thread.where = UserThread.Where.KERNEL;
    }

    /** Whether there is nothing to map: the pages were kept, or the stack was created full. */
    private boolean isMapped(UserThread thread) {
        if (kernel.fixes.keepUntilPressure && thread.stack.pte[0] != null) return true;
        return staysFull(thread);
    }

    private void remember(UserThread thread, PerCpu cpu) {
        thread.expanded = true;
        if (!kernel.fixes.returnToOrigin) return;
        if (thread.origin == null || !kernel.mutants.rememberFirstCpu) thread.origin = cpu;
    }

    /** "We will need to invalidate the VA range only when the pages are mapped." */
    private void mapAndInvalidate(UserThread thread, boolean preemptible) {
        boolean first = kernel.fixes.flushAllCpus && !kernel.mutants.mapBeforeFlush;
        if (first) invalidate(thread);
        if (preemptible) kernel.scheduler.preemptPoint(thread);
        map(thread);
        if (preemptible) kernel.scheduler.preemptPoint(thread);
        if (!first) invalidate(thread);
    }

    private void map(UserThread thread) {
        for (int i = 0; i < kernel.extraPages; i++) {
            setPte(thread.stack, i, thread.hand[i]);
            thread.hand[i] = null;
        }
    }

    private void setPte(ThreadStack stack, int i, Page page) {
        Steps.atomically(
                () -> {
                    stack.pte[i] = page;
                    if (kernel.followsPages) Steps.ghost(() -> kernel.audit.mapped(stack, page));
                });
    }

    private void invalidate(UserThread thread) {
        if (kernel.fixes.keepUntilPressure) return;
        if (kernel.fixes.flushAllCpus) {
            flushTlbKernelRange(thread.cpu, thread.stack);
        } else {
            PerCpu cpu = thread.cpu;
            Steps.atomically(() -> cpu.invalidate(thread.stack));
        }
    }

    /**
     * arch/x86/mm/tlb.c, flush_tlb_kernel_range(): on_each_cpu(), which waits for each CPU to take
     * the interrupt. A CPU that has interrupts off takes it later.
     */
    void flushTlbKernelRange(PerCpu self, ThreadStack stack) {
        boolean waits = !kernel.mutants.noWaitForFlush;
        for (int c = 0; c < kernel.allCpus.length; c++) {
            PerCpu cpu = kernel.allCpus[c];
            Steps.when(
                    () -> cpu == self || !cpu.irqsOff || !waits,
                    () -> {
                        if (cpu == self || !cpu.irqsOff) cpu.invalidate(stack);
                    });
        }
    }

    /** kernel/entry/common.c, exit_to_user_mode_prepare() and exit_to_user_mode(). */
    void exitToUserMode(UserThread thread) {
        boolean preemptible = kernel.mutants.preemptibleExit;
        if (!preemptible) thread.cpu.localIrqDisable();
        thread.where = UserThread.Where.MOVING;
        boolean asked = thread.expanded || !kernel.fixes.sleepingRequest;
        if (kernel.fixes.keepUntilPressure) {
            thread.stack.inUse = false;
        } else if (asked && !staysFull(thread)) {
            unmapAndReturn(thread);
        }
        if (kernel.mutants.unmapBeforeWork) thread.access(); // exit_to_user_mode_loop()
        thread.kernelThread = false;
        thread.where = UserThread.Where.USER;
        if (!preemptible) thread.cpu.localIrqEnable();
    }

    /** "Unmap the extra three pages and return them to the per-CPU cache." */
    void unmapAndReturn(UserThread thread) {
        thread.where = UserThread.Where.MOVING;
        boolean early = kernel.mutants.returnBeforeUnmap;
        if (early) {
            for (int i = 0; i < kernel.extraPages; i++) thread.hand[i] = thread.stack.pte[i];
            giveBack(thread);
        }
        unmap(thread);
        if (early) {
            for (int i = 0; i < kernel.extraPages; i++) thread.hand[i] = null;
        } else {
            giveBack(thread);
        }
    }

    /** Clears the ptes, and invalidates nothing. */
    void unmap(UserThread thread) {
        boolean locks = kernel.fixes.walkerLock;
        ThreadStack stack = thread.stack;
        if (locks) stack.lock.lock();
        for (int i = 0; i < kernel.extraPages; i++) {
            int page = i;
            Steps.atomically(
                    () -> {
                        thread.hand[page] = stack.pte[page]; // ptep_get_and_clear()
                        stack.pte[page] = null;
                        if (thread.hand[0] == null) {
                            Steps.ghost(() -> kernel.audit.returnedNothing = true);
                        }
                    });
        }
        if (locks) stack.lock.unlock();
    }

    void giveBack(UserThread thread) {
        if (thread.hand[0] == null) return;
        PerCpu target = thread.origin == null ? thread.cpu : thread.origin;
        target.cache.put(thread);
        thread.expanded = false;
        if (!kernel.mutants.rememberFirstCpu) thread.origin = null;
    }

    /** Whether the stack was created full, and entry and exit know it. */
    private boolean staysFull(UserThread thread) {
        return kernel.fixes.keepFullStack && thread.createdFull;
    }
}
