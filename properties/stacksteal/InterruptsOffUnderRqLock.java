package stacksteal;

import sharelock.model.Invariant;

/**
 * A CPU that holds its rq-&gt;lock takes no interrupts.
 *
 * <p>The timer interrupt takes that lock in scheduler_tick(), and would spin for ever.
 */
public final class InterruptsOffUnderRqLock implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        for (Processor cpu : model.cpus) {
            if (cpu.rqLock.spin.isHeldBy(cpu) && cpu.irq.takesInterrupts()) return false;
        }
        return true;
    }
}
