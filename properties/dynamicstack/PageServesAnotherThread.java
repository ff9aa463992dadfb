package dynamicstack;

import sharelock.model.Reachable;

/** A page that one CPU's TLB names for one thread is in the stack of another: it was used again. */
public final class PageServesAnotherThread implements Reachable<DynamicStacks> {
    @Override
    public boolean isReachedIn(DynamicStacks model) {
        for (PerCpu cpu : model.allCpus) {
            for (UserThread owner : model.threads) {
                for (UserThread before : model.threads) {
                    if (before != owner
                            && owner.stack.pte[0] != null
                            && cpu.tlb.lookup(before.stack.address) == owner.stack.pte[0]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
