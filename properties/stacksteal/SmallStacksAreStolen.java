package stacksteal;

import sharelock.model.Invariant;

/**
 * Whenever a task with little on its stack is switched out, its stack is stolen, if memory allows
 * it.
 */
public final class SmallStacksAreStolen implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        return !model.audit.passedOver;
    }
}
