package asyncfork;

import java.util.Set;

/** Which lines are left out. */
final class Mutants {
    final boolean noCookieTest;
    final boolean noPreemptActiveTest;
    final boolean noStateTest;
    final boolean asyncUnderRqLock;
    final boolean noFailedCloneTest;
    final boolean clearCookieLate;
    final boolean noFailedClone;
    final boolean cookieBeforeCopy;
    final boolean noNestTest;
    final boolean noExitTest;
    final boolean noCookieClear;
    final boolean noStatusFromWorker;
    final boolean noPendingTest;
    final boolean noTasklistLockInFork;
    final boolean noTasklistLockInTgkill;
    final boolean noStateInSchedFork;
    final boolean noRqLockInSchedule;
    final boolean noRqLockInWakeUp;
    final boolean preemptionSleeps;
    final boolean noQueueLock;
    final boolean noSemaphoreLock;
    final boolean conditionBeforeState;

    Mutants(Set<Mutant> on) {
        noCookieTest = on.contains(Mutant.NO_COOKIE_TEST);
        noPreemptActiveTest = on.contains(Mutant.NO_PREEMPT_ACTIVE_TEST);
        noStateTest = on.contains(Mutant.NO_STATE_TEST);
        asyncUnderRqLock = on.contains(Mutant.ASYNC_UNDER_RQ_LOCK);
        noFailedCloneTest = on.contains(Mutant.NO_FAILED_CLONE_TEST);
        clearCookieLate = on.contains(Mutant.CLEAR_COOKIE_LATE);
        noFailedClone = on.contains(Mutant.NO_FAILED_CLONE);
        cookieBeforeCopy = on.contains(Mutant.COOKIE_BEFORE_COPY);
        noNestTest = on.contains(Mutant.NO_NEST_TEST);
        noExitTest = on.contains(Mutant.NO_EXIT_TEST);
        noCookieClear = on.contains(Mutant.NO_COOKIE_CLEAR);
        noStatusFromWorker = on.contains(Mutant.NO_STATUS_FROM_WORKER);
        noPendingTest = on.contains(Mutant.NO_PENDING_TEST);
        noTasklistLockInFork = on.contains(Mutant.NO_TASKLIST_LOCK_IN_FORK);
        noTasklistLockInTgkill = on.contains(Mutant.NO_TASKLIST_LOCK_IN_TGKILL);
        noStateInSchedFork = on.contains(Mutant.NO_STATE_IN_SCHED_FORK);
        noRqLockInSchedule = on.contains(Mutant.NO_RQ_LOCK_IN_SCHEDULE);
        noRqLockInWakeUp = on.contains(Mutant.NO_RQ_LOCK_IN_WAKE_UP);
        preemptionSleeps = on.contains(Mutant.PREEMPTION_SLEEPS);
        noQueueLock = on.contains(Mutant.NO_QUEUE_LOCK);
        noSemaphoreLock = on.contains(Mutant.NO_SEMAPHORE_LOCK);
        conditionBeforeState = on.contains(Mutant.CONDITION_BEFORE_STATE);
    }
}
