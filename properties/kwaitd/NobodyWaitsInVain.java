package kwaitd;

import sharelock.model.AtRest;

/** In the end nobody but init sleeps in wait4(). */
public final class NobodyWaitsInVain implements AtRest<ThreadReaping> {
    @Override
    public boolean holdsAtRest(ThreadReaping model) {
        boolean parent = model.parent.waits;
        boolean debugger = model.debugger != null && model.debugger.waits;
        return !parent && !debugger;
    }
}
