package dynamicstack;

import sharelock.model.Invariant;

/** Who reads the stack of another thread reads the page that the pte names now. */
public final class WalkerReadsRightPage implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        return !model.audit.readWrongPage;
    }
}
