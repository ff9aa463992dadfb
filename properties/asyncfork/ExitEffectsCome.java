package asyncfork;

import sharelock.model.AtRest;

/** In the end what the exit of the logical thread should do has been done. */
public final class ExitEffectsCome implements AtRest<AsyncFork> {
    @Override
    public boolean holdsAtRest(AsyncFork model) {
        UserMemory user = model.user;
        return !user.tidSet && user.vforkParentRuns && user.ownerDied && user.semUndone;
    }
}
