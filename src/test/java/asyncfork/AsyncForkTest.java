package asyncfork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sharelock.Check;
import sharelock.ModelCheck;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** Small configurations: what breaks, what mends it, and how many states that takes. */
class AsyncForkTest {
    private static final Set<Op> SLEEP = EnumSet.of(Op.SLEEP);

    private static ModelCheck<AsyncFork> check(Set<Op> ops, Set<Setup> setup, Fix... fixes) {
        return new Check()
                .model(AsyncFork.class, 1, 1, ops, setup, Set.of(fixes), Set.<Mutant>of());
    }

    private static ModelCheck<AsyncFork> mutant(Set<Op> ops, Set<Setup> setup, Mutant mutant) {
        return new Check()
                .model(AsyncFork.class, 1, 2, ops, setup, EnumSet.allOf(Fix.class), Set.of(mutant));
    }

    @Test
    void aCallThatSleepsReturnsOnceAndInTheChild() {
        check(SLEEP, Set.of())
                .always(OneReturnPerCall.class)
                .always(OneThreadInUserMode.class)
                .atRest(EveryCallReturns.class)
                .sometimes(ReturnsAsAnotherThread.class)
                .holds();
    }

    @Test
    void aForkThatSleepsSendsTheCallOnTooEarly() {
        Set<Setup> sleeps = EnumSet.of(Setup.FORK_SLEEPS);
        check(SLEEP, sleeps).always(OnlyWokenTasksGoOn.class).fails(OnlyWokenTasksGoOn.class);
        check(SLEEP, sleeps, Fix.FORK_WITHOUT_SLEEP).always(OnlyWokenTasksGoOn.class).holds();
        check(SLEEP, EnumSet.of(Setup.FORK_SLEEPS, Setup.RESTORE_STATE)).deadlocks();
    }

    @Test
    void aForkTakesALockThatItsCallerHolds() {
        check(SLEEP, EnumSet.of(Setup.FS_LOCK)).fails("recursive-lock");
    }

    @Test
    void aForkSleepsWithInterruptsOff() {
        Set<Op> sleepOn = EnumSet.of(Op.SLEEP_ON);
        check(sleepOn, Set.of()).fails("sleep-in-atomic");
        check(sleepOn, Set.of(), Fix.FORK_WITHOUT_SLEEP).atRest(EveryCallReturns.class).holds();
    }

    @Test
    void aDeadTaskForks() {
        Set<Op> oops = EnumSet.of(Op.OOPS);
        check(oops, Set.of()).always(DeadTaskDoesNotFork.class).fails(DeadTaskDoesNotFork.class);
        check(oops, Set.of(), Fix.CLEAR_COOKIE_IN_EXIT).always(DeadTaskDoesNotFork.class).holds();
    }

    @Test
    void theExitOfAWorkerIsTakenForThatOfTheThread() {
        check(SLEEP, Set.of())
                .always(NoExitEffectWhileAlive.class)
                .fails(NoExitEffectWhileAlive.class);
        check(SLEEP, Set.of()).atRest(ExitEffectsCome.class).holds();
    }

    @Test
    void aWakeUpOfASemaphoreEndsInAForkThatSleeps() {
        Set<Op> down = EnumSet.of(Op.DOWN);
        Set<Setup> sleeps = EnumSet.of(Setup.FORK_SLEEPS);
        check(down, sleeps).deadlocks();
        check(down, sleeps, Fix.FORK_WITHOUT_SLEEP).atRest(EveryCallReturns.class).holds();
    }

    @Test
    void anAsyncCallInsideOfAWorkerForksAgain() {
        Set<Op> nested = EnumSet.of(Op.SLEEP, Op.ASYNC);
        ModelCheck<AsyncFork> posted =
                new Check().model(AsyncFork.class, 1, 2, nested, Set.of(), Set.of(), Set.of());
        posted.always(OneForkPerCall.class).fails(OneForkPerCall.class);
    }

    @Test
    void theOrderOfThePatchIsNeeded() {
        mutant(SLEEP, Set.of(), Mutant.ASYNC_UNDER_RQ_LOCK).fails("recursive-lock");
        mutant(SLEEP, Set.of(), Mutant.CLEAR_COOKIE_LATE)
                .always(NoCookieInUserMode.class)
                .fails(NoCookieInUserMode.class);
        mutant(SLEEP, EnumSet.of(Setup.BAD_ARGS), Mutant.COOKIE_BEFORE_COPY)
                .always(NoCookieInUserMode.class)
                .fails(NoCookieInUserMode.class);
        mutant(SLEEP, Set.of(), Mutant.CONDITION_BEFORE_STATE).deadlocks();
    }

    @Test
    void aSynchronousCallClearsTheCookie() {
        mutant(SLEEP, Set.of(), Mutant.NO_COOKIE_CLEAR)
                .always(NoCookieInUserMode.class)
                .fails(NoCookieInUserMode.class);
    }

    @Test
    void theCountsOfSmallConfigurationsStay() {
        assertCounts(check(EnumSet.of(Op.YIELD), Set.of()).run(), 25, 25, 18);
        assertCounts(check(SLEEP, Set.of()).run(), 1_368, 2_882, 78);
        assertCounts(check(SLEEP, EnumSet.of(Setup.FORK_FAILS)).run(), 1_470, 3_041, 79);
    }

    private static void assertCounts(Result result, long states, long transitions, int depth) {
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.counts()).isEqualTo(new Result.Counts(states, transitions, depth, true));
    }
}
