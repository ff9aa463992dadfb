package pagetable;

import sharelock.model.Invariant;

/** A property of one's own for a shipped model, with a helper, a constant and a nested class. */
public final class Helped implements Invariant<PageTableSharing> {
    private static final int MOST = 1;

    static final class Limit {
        static int of(PageTableSharing model) {
            return model.mms.length * MOST;
        }
    }

    @Override
    public boolean holds(PageTableSharing model) {
        return Helper.count(model) <= Limit.of(model);
    }
}
