package dynamicstack;

import sharelock.model.Invariant;

/** Who reads the stack of another thread finds a page there: the oops would be in the reader. */
public final class WalkerDoesNotFault implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        return !model.audit.readUnmappedPage;
    }
}
