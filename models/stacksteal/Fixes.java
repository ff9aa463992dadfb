package stacksteal;

import java.util.Set;

/** Which changes to the patch are on. */
final class Fixes {
    final boolean gfpAtomic;
    final boolean checkAllocation;
    final boolean flushAfterUnlock;
    final boolean unmapFirst;
    final boolean keepPid;
    final boolean freeInProcess;
    final boolean findOwner;
    final boolean ownIdleStacks;
    final boolean stealInScheduleTail;
    final boolean sleepersOnly;
    final boolean signalUsers;

    Fixes(Set<Fix> on) {
        gfpAtomic = on.contains(Fix.GFP_ATOMIC);
        checkAllocation = on.contains(Fix.CHECK_ALLOCATION);
        flushAfterUnlock = on.contains(Fix.FLUSH_AFTER_UNLOCK);
        unmapFirst = on.contains(Fix.UNMAP_FIRST);
        keepPid = on.contains(Fix.KEEP_PID);
        freeInProcess = on.contains(Fix.FREE_IN_PROCESS);
        findOwner = on.contains(Fix.FIND_OWNER);
        ownIdleStacks = on.contains(Fix.OWN_IDLE_STACKS);
        stealInScheduleTail = on.contains(Fix.STEAL_IN_SCHEDULE_TAIL);
        sleepersOnly = on.contains(Fix.SLEEPERS_ONLY);
        signalUsers = on.contains(Fix.SIGNAL_USERS);
    }
}
