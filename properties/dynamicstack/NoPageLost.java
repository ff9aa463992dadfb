package dynamicstack;

import sharelock.model.Invariant;

/** While no thread is about to map or to return pages, every page is in a stack or in a cache. */
public final class NoPageLost implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        int found = 0;
        for (UserThread thread : model.threads) {
            if (thread.isMovingPages()) return true;
            for (int i = 0; i < model.extraPages; i++) {
                if (thread.stack.pte[i] != null) found++;
            }
        }
        for (PerCpu cpu : model.cpus) found += cpu.cache.count;
        return found >= model.pages.length;
    }
}
