package dynamicstack;

import sharelock.model.Invariant;

/** While all threads are in user mode, or dead, each cache has the pages that it began with. */
public final class CachesBalanced implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        for (UserThread thread : model.threads) {
            if (thread.where != UserThread.Where.USER && thread.where != UserThread.Where.DEAD) {
                return true;
            }
        }
        for (PerCpu cpu : model.cpus) {
            if (cpu.cache.count != model.cachePages) return false;
        }
        return true;
    }
}
