package dynamicstack;

import sharelock.model.Invariant;

/** A page is in one stack or in one cache, and only once. */
public final class PageInOnePlace implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        for (Page page : model.pages) {
            int places = 0;
            for (UserThread thread : model.threads) {
                for (int i = 0; i < model.extraPages; i++) {
                    if (thread.stack.pte[i] == page) places++;
                }
            }
            for (PerCpu cpu : model.cpus) {
                for (int i = 0; i < cpu.cache.count; i++) {
                    if (cpu.cache.pages[i] == page) places++;
                }
            }
            if (places > 1) return false;
        }
        return true;
    }
}
