package dynamicstack;

import sharelock.model.Invariant;

/** A thread that enters the kernel, where it cannot sleep, finds enough pages in the cache. */
public final class CacheNotEmptyAtEntry implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        return !model.audit.cacheEmpty;
    }
}
