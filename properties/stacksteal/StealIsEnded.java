package stacksteal;

import sharelock.model.Reachable;

/** A steal has ended half-way, because the task was needed. */
public final class StealIsEnded implements Reachable<StackSteal> {
    @Override
    public boolean isReachedIn(StackSteal model) {
        return model.audit.stealEnded;
    }
}
