package sample;

import sharelock.model.Invariant;

/** Holds in no state. */
public final class NeverTrue implements Invariant<Counter> {
    @Override
    public boolean holds(Counter model) {
        return false;
    }
}
