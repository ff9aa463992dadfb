package stacksteal;

import sharelock.model.Invariant;

/** The fault handler of the stack area does not fault in the stack area. */
public final class NoFaultInFaultHandler implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        return !model.audit.nestedFault;
    }
}
