package dynamicstack;

import java.util.Set;

/** Which lines are moved or changed. */
final class Mutants {
    final boolean mapBeforeFlush;
    final boolean preemptibleEntry;
    final boolean preemptibleExit;
    final boolean returnBeforeUnmap;
    final boolean flushAfterSwitch;
    final boolean rememberFirstCpu;
    final boolean returnBeforeDeath;
    final boolean expandAfterUse;
    final boolean requestInAtomic;
    final boolean noWaitForFlush;
    final boolean walkerFlushesUnlocked;
    final boolean expandAfterWork;
    final boolean unmapBeforeWork;
    final boolean shrinkerFlushesFirst;
    final boolean shrinkerUnlocksEarly;

    Mutants(Set<Mutant> on) {
        mapBeforeFlush = on.contains(Mutant.MAP_BEFORE_FLUSH);
        preemptibleEntry = on.contains(Mutant.PREEMPTIBLE_ENTRY);
        preemptibleExit = on.contains(Mutant.PREEMPTIBLE_EXIT);
        returnBeforeUnmap = on.contains(Mutant.RETURN_BEFORE_UNMAP);
        flushAfterSwitch = on.contains(Mutant.FLUSH_AFTER_SWITCH);
        rememberFirstCpu = on.contains(Mutant.REMEMBER_FIRST_CPU);
        returnBeforeDeath = on.contains(Mutant.RETURN_BEFORE_DEATH);
        expandAfterUse = on.contains(Mutant.EXPAND_AFTER_USE);
        requestInAtomic = on.contains(Mutant.REQUEST_IN_ATOMIC);
        noWaitForFlush = on.contains(Mutant.NO_WAIT_FOR_FLUSH);
        walkerFlushesUnlocked = on.contains(Mutant.WALKER_FLUSHES_UNLOCKED);
        expandAfterWork = on.contains(Mutant.EXPAND_AFTER_WORK);
        unmapBeforeWork = on.contains(Mutant.UNMAP_BEFORE_WORK);
        shrinkerFlushesFirst = on.contains(Mutant.SHRINKER_FLUSHES_FIRST);
        shrinkerUnlocksEarly = on.contains(Mutant.SHRINKER_UNLOCKS_EARLY);
    }
}
