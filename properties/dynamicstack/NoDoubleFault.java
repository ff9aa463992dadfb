package dynamicstack;

import sharelock.model.Invariant;

/**
 * A thread, and an interrupt on its stack, finds a page wherever it uses the extra stack.
 *
 * <p>A fault there cannot be handled: there is no stack to handle it on.
 */
public final class NoDoubleFault implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        return !model.audit.doubleFault;
    }
}
