package stacksteal;

import sharelock.model.Invariant;

/** No CPU uses a free page, or a page of another task, through the address of a stack. */
public final class NoFreedPageTouched implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        return !model.audit.touchedFreePage;
    }
}
