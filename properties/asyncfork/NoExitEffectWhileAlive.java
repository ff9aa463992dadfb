package asyncfork;

import sharelock.model.Invariant;

/** While the logical thread lives, no task's exit does what the thread's exit should do. */
public final class NoExitEffectWhileAlive implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        UserMemory user = model.user;
        return model.audit.dead
                || (user.tidSet && !user.vforkParentRuns && !user.ownerDied && !user.semUndone);
    }
}
