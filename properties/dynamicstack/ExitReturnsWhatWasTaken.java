package dynamicstack;

import sharelock.model.Invariant;

/** exit_to_user_mode() finds the pages that it unmaps and returns. */
public final class ExitReturnsWhatWasTaken implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        return !model.audit.returnedNothing;
    }
}
