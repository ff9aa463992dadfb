package dynamicstack;

import sharelock.kernel.Cpu;
import sharelock.kernel.Tlb;
import sharelock.model.Steps;

/** What each CPU has of its own: the thread that runs on it, its TLB, its stack cache. */
final class PerCpu {
    /** The thread that runs here, in user mode or in the kernel; null is the idle task. */
    UserThread current;

    /** Whether the CPU lets an interrupt of another CPU wait. */
    boolean irqsOff;

    /** By address; an entry stays until it is invalidated, whatever becomes of the pte. */
    final Tlb<Page> tlb;

    final PageCache cache;

    private final DynamicStacks kernel;

    PerCpu(DynamicStacks kernel, int addresses, int cacheCapacity) {
        this.kernel = kernel;
        tlb = new Tlb<>(new Page[addresses]);
        cache = new PageCache(kernel, cacheCapacity);
    }

    /** local_irq_disable(), or what the hardware does on entry. */
    void localIrqDisable() {
        Steps.atomically(() -> irqsOff = true);
        Cpu.preemptDisable();
    }

    /** local_irq_enable(), or what the return to user mode does. */
    void localIrqEnable() {
        Cpu.preemptEnable();
        Steps.atomically(() -> irqsOff = false);
    }

    /** arch/x86/mm/tlb.c, flush_tlb_one_kernel() for each page: invlpg. Part of a step. */
    void invalidate(ThreadStack stack) {
        Steps.ghost(() -> kernel.audit.invalidated(this, stack));
        for (int i = 0; i < stack.pte.length; i++) tlb.flush(stack.address + i);
    }

    /**
     * An access of a page of the stack by its thread: one instruction. An entry of the TLB wins
     * over the pte; without one the CPU walks and fills its TLB. Part of a step.
     */
    void access(ThreadStack stack, int page) {
        walk(stack, page);
        Steps.ghost(() -> kernel.audit.access(this, stack, page));
    }

    /** The same by another task, on another CPU. */
    void accessFromOutside(ThreadStack stack, int page) {
        walk(stack, page);
        Steps.ghost(() -> kernel.audit.accessFromOutside(this, stack, page));
    }

    void walk(ThreadStack stack, int page) {
        int address = stack.address + page;
        if (tlb.lookup(address) == null && stack.pte[page] != null) {
            tlb.fill(address, stack.pte[page], true);
        }
    }
}
