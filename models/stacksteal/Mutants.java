package stacksteal;

import java.util.Set;

/** Which lines are left out. */
final class Mutants {
    final boolean noRqLock;
    final boolean noRqRecheck;
    final boolean noWaitLock;
    final boolean noSiglock;
    final boolean noTasklistLock;
    final boolean noCallLock;
    final boolean noReclaim;
    final boolean noFlush;
    final boolean localFlush;
    final boolean noFlushAtExit;
    final boolean noStackLock;
    final boolean flushAfterCopy;
    final boolean noStealRecheck;
    final boolean noTaskReference;
    final boolean mapBeforeRestore;

    Mutants(Set<Mutant> on) {
        noRqLock = on.contains(Mutant.NO_RQ_LOCK);
        noRqRecheck = on.contains(Mutant.NO_RQ_RECHECK);
        noWaitLock = on.contains(Mutant.NO_WAIT_LOCK);
        noSiglock = on.contains(Mutant.NO_SIGLOCK);
        noTasklistLock = on.contains(Mutant.NO_TASKLIST_LOCK);
        noCallLock = on.contains(Mutant.NO_CALL_LOCK);
        noReclaim = on.contains(Mutant.NO_RECLAIM);
        noFlush = on.contains(Mutant.NO_FLUSH);
        localFlush = on.contains(Mutant.LOCAL_FLUSH);
        noFlushAtExit = on.contains(Mutant.NO_FLUSH_AT_EXIT);
        noStackLock = on.contains(Mutant.NO_STACK_LOCK);
        flushAfterCopy = on.contains(Mutant.FLUSH_AFTER_COPY);
        noStealRecheck = on.contains(Mutant.NO_STEAL_RECHECK);
        noTaskReference = on.contains(Mutant.NO_TASK_REFERENCE);
        mapBeforeRestore = on.contains(Mutant.MAP_BEFORE_RESTORE);
    }
}
