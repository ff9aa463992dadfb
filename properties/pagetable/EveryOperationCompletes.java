package pagetable;

import sharelock.model.Reachable;

/**
 * At one time, each operation of the check is what some thread has completed last.
 *
 * <p>For checks that have as many threads as operations, or more.
 */
public final class EveryOperationCompletes implements Reachable<PageTableSharing> {
    @Override
    public boolean isReachedIn(PageTableSharing model) {
        for (Op op : model.ops) {
            boolean completed = false;
            for (UserThread thread : model.threads) {
                if (thread.last == op) completed = true;
            }
            if (!completed) return false;
        }
        return true;
    }
}
