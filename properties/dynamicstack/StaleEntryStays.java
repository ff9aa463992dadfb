package dynamicstack;

import sharelock.model.Reachable;

/** A TLB has an entry of a stack that is not what the pte says. */
public final class StaleEntryStays implements Reachable<DynamicStacks> {
    @Override
    public boolean isReachedIn(DynamicStacks model) {
        for (PerCpu cpu : model.allCpus) {
            for (UserThread thread : model.threads) {
                for (int i = 0; i < model.extraPages; i++) {
                    Page page = cpu.tlb.lookup(thread.stack.address + i);
                    if (page != null && page != thread.stack.pte[i]) return true;
                }
            }
        }
        return false;
    }
}
