package kwaitd;

import kwaitd.TaskStruct.State;
import sharelock.model.AtRest;

/** In the end no detached thread and no orphan is a zombie that nobody releases. */
public final class NoZombieLeft implements AtRest<ThreadReaping> {
    @Override
    public boolean holdsAtRest(ThreadReaping model) {
        for (TaskStruct p : model.family) {
            boolean zombie = !p.freed && p.state == State.ZOMBIE;
            boolean unwanted = p.clonedDetached || p.parent == null || p.parent == model.init;
            if (zombie && unwanted) return false;
        }
        return true;
    }
}
