package kwaitd;

import sharelock.model.Invariant;

/** A thread is released by the kwaitd of the CPU on which it ran last. */
public final class ReleasedWhereItRan implements Invariant<ThreadReaping> {
    @Override
    public boolean holds(ThreadReaping model) {
        return !model.audit.releasedElsewhere;
    }
}
