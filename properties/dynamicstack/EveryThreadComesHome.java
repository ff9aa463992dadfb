package dynamicstack;

import sharelock.model.Reachable;

/** All threads are in user mode, and some TLB shows that one has used its extra stack. */
public final class EveryThreadComesHome implements Reachable<DynamicStacks> {
    @Override
    public boolean isReachedIn(DynamicStacks model) {
        boolean used = false;
        for (UserThread thread : model.threads) {
            if (thread.where != UserThread.Where.USER) return false;
            for (PerCpu cpu : model.allCpus) {
                if (cpu.tlb.lookup(thread.stack.address) != null) used = true;
            }
        }
        return used;
    }
}
