package asyncfork;

import sharelock.model.Invariant;

/** A call tries to fork once; where it tries again after a failure, it forks once. */
public final class OneForkPerCall implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        for (int call = 0; call < model.calls; call++) {
            if (model.audit.forks[call] > 1) return false;
            if (model.audit.attempts[call] > 1 && !model.retryClone) return false;
        }
        return true;
    }
}
