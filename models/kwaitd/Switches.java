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
        final boolean exitUnlocked;
        final boolean unhashUnlocked;
        final boolean waitUnlocked;
        final boolean noIrqDisable;
        final boolean noKwaitdLock;
        final boolean noReapLock;
        final boolean noWakeUp;
        final boolean wakeBeforeQueue;
        final boolean sleepAfterUnlock;
        final boolean listDelOnly;
        final boolean noInitZombieList;
        final boolean noSetCpusAllowed;
        final boolean taskBeforeQueue;
        final boolean noWaitForKwaitd;
        final boolean noWaitTaskInactive;
        final boolean noLockedLook;
        final boolean noPreemptActive;
        final boolean wakeWithoutRqLock;
        final boolean noSecondNotify;
        final boolean stateAfterScan;

        Mutants(Set<Mutant> on) {
            exitUnlocked = on.contains(Mutant.EXIT_UNLOCKED);
            unhashUnlocked = on.contains(Mutant.UNHASH_UNLOCKED);
            waitUnlocked = on.contains(Mutant.WAIT_UNLOCKED);
            noIrqDisable = on.contains(Mutant.NO_IRQ_DISABLE);
            noKwaitdLock = on.contains(Mutant.NO_KWAITD_LOCK);
            noReapLock = on.contains(Mutant.NO_REAP_LOCK);
            noWakeUp = on.contains(Mutant.NO_WAKE_UP);
            wakeBeforeQueue = on.contains(Mutant.WAKE_BEFORE_QUEUE);
            sleepAfterUnlock = on.contains(Mutant.SLEEP_AFTER_UNLOCK);
            listDelOnly = on.contains(Mutant.LIST_DEL_ONLY);
            noInitZombieList = on.contains(Mutant.NO_INIT_ZOMBIE_LIST);
            noSetCpusAllowed = on.contains(Mutant.NO_SET_CPUS_ALLOWED);
            taskBeforeQueue = on.contains(Mutant.TASK_BEFORE_QUEUE);
            noWaitForKwaitd = on.contains(Mutant.NO_WAIT_FOR_KWAITD);
            noWaitTaskInactive = on.contains(Mutant.NO_WAIT_TASK_INACTIVE);
            noLockedLook = on.contains(Mutant.NO_LOCKED_LOOK);
            noPreemptActive = on.contains(Mutant.NO_PREEMPT_ACTIVE);
            wakeWithoutRqLock = on.contains(Mutant.WAKE_WITHOUT_RQ_LOCK);
            noSecondNotify = on.contains(Mutant.NO_SECOND_NOTIFY);
            stateAfterScan = on.contains(Mutant.STATE_AFTER_SCAN);
        }
    }
}
