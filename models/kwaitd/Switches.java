package kwaitd;

import java.util.Set;

/** Which changes to the patch are on, and which lines are left out. */
final class Switches {
    private Switches() {}

    /** The changes that mend the patch. */
    static final class Fixes {
        final boolean keepDetached;
        final boolean execKeepsDetached;
        final boolean preemptOffAtExit;
        final boolean waitSkipsDetached;
        final boolean tracerFirst;
        final boolean giveBackDetached;
        final boolean noAttachToZombies;
        final boolean detachGivesBack;
        final boolean queueToRunningKwaitd;
        final boolean kwaitLockIrq;
        final boolean livingReaper;
        final boolean oneSection;

        Fixes(Set<Fix> on) {
            keepDetached = on.contains(Fix.KEEP_DETACHED);
            execKeepsDetached = on.contains(Fix.EXEC_KEEPS_DETACHED);
            preemptOffAtExit = on.contains(Fix.PREEMPT_OFF_AT_EXIT);
            waitSkipsDetached = on.contains(Fix.WAIT_SKIPS_DETACHED);
            tracerFirst = on.contains(Fix.TRACER_FIRST);
            giveBackDetached = on.contains(Fix.GIVE_BACK_DETACHED);
            noAttachToZombies = on.contains(Fix.NO_ATTACH_TO_ZOMBIES);
            detachGivesBack = on.contains(Fix.DETACH_GIVES_BACK);
            queueToRunningKwaitd = on.contains(Fix.QUEUE_TO_RUNNING_KWAITD);
            kwaitLockIrq = on.contains(Fix.KWAIT_LOCK_IRQ);
            livingReaper = on.contains(Fix.LIVING_REAPER);
            oneSection = on.contains(Fix.ONE_SECTION);
        }
    }

    /** The lines that are left out. */
    static final class Mutants {
        final boolean noReapLock;
        final boolean wakeBeforeQueue;
        final boolean sleepAfterUnlock;
        final boolean noInitZombieList;
        final boolean taskBeforeQueue;
        final boolean stateAfterScan;

        Mutants(Set<Mutant> on) {
            noReapLock = on.contains(Mutant.NO_REAP_LOCK);
            wakeBeforeQueue = on.contains(Mutant.WAKE_BEFORE_QUEUE);
            sleepAfterUnlock = on.contains(Mutant.SLEEP_AFTER_UNLOCK);
            noInitZombieList = on.contains(Mutant.NO_INIT_ZOMBIE_LIST);
            taskBeforeQueue = on.contains(Mutant.TASK_BEFORE_QUEUE);
            stateAfterScan = on.contains(Mutant.STATE_AFTER_SCAN);
        }
    }
}
