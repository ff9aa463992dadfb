package stacksteal;

import sharelock.model.Invariant;

/** No stack is stolen from a task that could go on running. */
public final class OnlySleepersLoseTheirStack implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        return !model.audit.stoleFromRunnable;
    }
}
