package dynamicstack;

import java.util.Set;

/** Which lines are left out. */
final class Mutants {
    final boolean noFlushWhenMapped;
    final boolean mapBeforeFlush;
    final boolean preemptibleEntry;
    final boolean preemptibleExit;
    final boolean returnBeforeUnmap;
    final boolean flushAfterSwitch;
    final boolean unlockedTake;
    final boolean unlockedReturn;
    final boolean rememberFirstCpu;
    final boolean returnBeforeDeath;
    final boolean expandAfterUse;
    final boolean expandFullStack;
    final boolean requestInAtomic;
    final boolean noWaitForFlush;
    final boolean walkerSkipsLock;
    final boolean unmapSkipsLock;
    final boolean walkerSkipsCheck;
    final boolean walkerFlushesUnlocked;
    final boolean expandAfterWork;
    final boolean unmapBeforeWork;
    final boolean shrinkerSkipsLock;
    final boolean shrinkerSkipsCheck;
    final boolean shrinkerSkipsFlush;
    final boolean shrinkerFlushesFirst;
    final boolean shrinkerUnlocksEarly;
    final boolean requestSkipsLock;

    Mutants(Set<Mutant> on) {
        noFlushWhenMapped = on.contains(Mutant.NO_FLUSH_WHEN_MAPPED);
        mapBeforeFlush = on.contains(Mutant.MAP_BEFORE_FLUSH);
        preemptibleEntry = on.contains(Mutant.PREEMPTIBLE_ENTRY);
        preemptibleExit = on.contains(Mutant.PREEMPTIBLE_EXIT);
        returnBeforeUnmap = on.contains(Mutant.RETURN_BEFORE_UNMAP);
        flushAfterSwitch = on.contains(Mutant.FLUSH_AFTER_SWITCH);
        unlockedTake = on.contains(Mutant.UNLOCKED_TAKE);
        unlockedReturn = on.contains(Mutant.UNLOCKED_RETURN);
        rememberFirstCpu = on.contains(Mutant.REMEMBER_FIRST_CPU);
        returnBeforeDeath = on.contains(Mutant.RETURN_BEFORE_DEATH);
        expandAfterUse = on.contains(Mutant.EXPAND_AFTER_USE);
        expandFullStack = on.contains(Mutant.EXPAND_FULL_STACK);
        requestInAtomic = on.contains(Mutant.REQUEST_IN_ATOMIC);
        noWaitForFlush = on.contains(Mutant.NO_WAIT_FOR_FLUSH);
        walkerSkipsLock = on.contains(Mutant.WALKER_SKIPS_LOCK);
        unmapSkipsLock = on.contains(Mutant.UNMAP_SKIPS_LOCK);
        walkerSkipsCheck = on.contains(Mutant.WALKER_SKIPS_CHECK);
        walkerFlushesUnlocked = on.contains(Mutant.WALKER_FLUSHES_UNLOCKED);
        expandAfterWork = on.contains(Mutant.EXPAND_AFTER_WORK);
        unmapBeforeWork = on.contains(Mutant.UNMAP_BEFORE_WORK);
        shrinkerSkipsLock = on.contains(Mutant.SHRINKER_SKIPS_LOCK);
        shrinkerSkipsCheck = on.contains(Mutant.SHRINKER_SKIPS_CHECK);
        shrinkerSkipsFlush = on.contains(Mutant.SHRINKER_SKIPS_FLUSH);
        shrinkerFlushesFirst = on.contains(Mutant.SHRINKER_FLUSHES_FIRST);
        shrinkerUnlocksEarly = on.contains(Mutant.SHRINKER_UNLOCKS_EARLY);
        requestSkipsLock = on.contains(Mutant.REQUEST_SKIPS_LOCK);
    }
}
