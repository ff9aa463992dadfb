package dynamicstack;

import sharelock.model.Invariant;

/** A thread in user mode has only the top page, unless its stack was created full. */
public final class UserThreadHasOnePage implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        for (UserThread thread : model.threads) {
            boolean inUserMode = thread.where == UserThread.Where.USER;
            if (inUserMode && !thread.createdFull && !thread.stack.isEmpty()) return false;
        }
        return true;
    }
}
