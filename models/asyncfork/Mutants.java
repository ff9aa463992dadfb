package asyncfork;

import java.util.Set;

/** Which lines are changed. */
final class Mutants {
    final boolean asyncUnderRqLock;
    final boolean clearCookieLate;
    final boolean cookieBeforeCopy;
    final boolean noCookieClear;
    final boolean conditionBeforeState;

    Mutants(Set<Mutant> on) {
        asyncUnderRqLock = on.contains(Mutant.ASYNC_UNDER_RQ_LOCK);
        clearCookieLate = on.contains(Mutant.CLEAR_COOKIE_LATE);
        cookieBeforeCopy = on.contains(Mutant.COOKIE_BEFORE_COPY);
        noCookieClear = on.contains(Mutant.NO_COOKIE_CLEAR);
        conditionBeforeState = on.contains(Mutant.CONDITION_BEFORE_STATE);
    }
}
