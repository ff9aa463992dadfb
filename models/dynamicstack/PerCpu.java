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
        for (int i = 0; i < stack.pte.length; i++) {
            if (tlb.lookup(stack.address + i) != null) kernel.audit.invalidatedEntry = true;
            tlb.flush(stack.address + i);
        }
    }
}
