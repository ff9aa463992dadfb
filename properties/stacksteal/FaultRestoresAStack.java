package stacksteal;

import sharelock.model.Reachable;

/** A page fault has restored a stack. */
public final class FaultRestoresAStack implements Reachable<StackSteal> {
    @Override
    public boolean isReachedIn(StackSteal model) {
        return model.audit.faultRestored;
    }
}
