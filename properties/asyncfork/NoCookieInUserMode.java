package asyncfork;

import asyncfork.AsyncFork.PtRegs;
import sharelock.model.Invariant;

/** A task in user mode has no cookie, and one in the kernel only its own or the failed one. */
public final class NoCookieInUserMode implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        for (TaskStruct task : model.tasks) {
            PtRegs cookie = task.asyncCookie;
            if (task.userMode && cookie != null) return false;
            if (cookie != null && cookie != task.regs && cookie != model.failedClone) return false;
        }
        return true;
    }
}
