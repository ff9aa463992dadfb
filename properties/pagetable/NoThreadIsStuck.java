package pagetable;

import sharelock.model.AtRest;

/**
 * In the end every thread that was started has finished.
 *
 * <p>The child's thread may wait for ever to be forked, so that the search for deadlocks leaves it
 * out.
 */
public final class NoThreadIsStuck implements AtRest<PageTableSharing> {
    @Override
    public boolean holdsAtRest(PageTableSharing model) {
        return model.child == null || !model.child.live || model.childThread.finished();
    }
}
