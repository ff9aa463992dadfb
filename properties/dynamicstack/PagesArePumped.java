package dynamicstack;

import sharelock.model.Reachable;

/** While all threads are in user mode, one cache has pages of another. */
public final class PagesArePumped implements Reachable<DynamicStacks> {
    @Override
    public boolean isReachedIn(DynamicStacks model) {
        for (UserThread thread : model.threads) {
            if (thread.where != UserThread.Where.USER) return false;
        }
        for (PerCpu cpu : model.cpus) {
            if (cpu.cache.count > model.cachePages) return true;
        }
        return false;
    }
}
