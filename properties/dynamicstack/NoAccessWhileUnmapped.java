package dynamicstack;

import sharelock.model.Invariant;

/** Nobody uses an address of an extra stack while no page is mapped there. */
public final class NoAccessWhileUnmapped implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        return !model.audit.accessWhileUnmapped;
    }
}
