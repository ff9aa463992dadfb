package asyncfork;

import sharelock.model.AtRest;

/** In the end every call has returned, and written its status or told why not. */
public final class EveryCallReturns implements AtRest<AsyncFork> {
    @Override
    public boolean holdsAtRest(AsyncFork model) {
        Audit audit = model.audit;
        for (int call = 0; call < model.calls; call++) {
            if (!audit.begun[call] || audit.oopsed[call]) continue;
            if (audit.returns[call] == 0) return false;
            boolean told = audit.statusWrites[call] > 0 || audit.faultReported[call];
            if (audit.accepted[call] && !told) return false;
        }
        return true;
    }
}
