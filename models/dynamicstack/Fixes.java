package dynamicstack;

import java.util.Set;

/** Which changes to the proposal are on. */
final class Fixes {
    final boolean flushOnSwitchIn;
    final boolean flushAllCpus;
    final boolean sleepingRequest;
    final boolean askBeforeLocks;
    final boolean keepUntilPressure;
    final boolean setPerThread;
    final boolean returnToOrigin;
    final boolean cacheLock;
    final boolean returnWhenDead;
    final boolean expandInRetFromFork;
    final boolean keepFullStack;
    final boolean nmiOnIst;
    final boolean walkerLock;
    final boolean walkerFlush;

    Fixes(Set<Fix> on) {
        flushOnSwitchIn = on.contains(Fix.FLUSH_ON_SWITCH_IN);
        flushAllCpus = on.contains(Fix.FLUSH_ALL_CPUS);
        sleepingRequest = on.contains(Fix.SLEEPING_REQUEST);
        askBeforeLocks = on.contains(Fix.ASK_BEFORE_LOCKS);
        keepUntilPressure = on.contains(Fix.KEEP_UNTIL_PRESSURE);
        setPerThread = on.contains(Fix.SET_PER_THREAD);
        returnToOrigin = on.contains(Fix.RETURN_TO_ORIGIN);
        cacheLock = on.contains(Fix.CACHE_LOCK);
        returnWhenDead = on.contains(Fix.RETURN_WHEN_DEAD);
        expandInRetFromFork = on.contains(Fix.EXPAND_IN_RET_FROM_FORK);
        keepFullStack = on.contains(Fix.KEEP_FULL_STACK);
        nmiOnIst = on.contains(Fix.NMI_ON_IST);
        walkerLock = on.contains(Fix.WALKER_LOCK);
        walkerFlush = on.contains(Fix.WALKER_FLUSH);
    }
}
