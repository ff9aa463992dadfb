package stacksteal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sharelock.Check;
import sharelock.ModelCheck;
import sharelock.result.Result;
import sharelock.result.Verdict;
import stacksteal.StackSteal.Setup;

/** Small configurations: what breaks, what mends it, and how many states that takes. */
class StackStealTest {
    private static final Set<Setup> SMALLEST = Set.of();
    private static final Fix[] OTHER_STEAL = {Fix.UNMAP_FIRST, Fix.FLUSH_AFTER_UNLOCK};

    private static ModelCheck<StackSteal> check(
            int cpus, Set<Op> ops, Set<Setup> setup, Fix... fixes) {
        return new Check().model(StackSteal.class, cpus, 1, ops, setup, Set.of(fixes), Set.of());
    }

    @Test
    void twoCpusWaitForEachOthersFlush() {
        Set<Op> sleep = EnumSet.of(Op.SLEEP);
        check(2, sleep, SMALLEST).deadlocks();
        check(2, sleep, SMALLEST)
                .always(InterruptsOffUnderRqLock.class)
                .fails(InterruptsOffUnderRqLock.class);
        check(2, sleep, SMALLEST, Fix.FLUSH_AFTER_UNLOCK)
                .always(InterruptsOffUnderRqLock.class)
                .holds();
    }

    @Test
    void whatIsWrittenBehindTheCopyIsLost() {
        Set<Op> ops = EnumSet.of(Op.SLEEP, Op.LINK);
        check(2, ops, SMALLEST).always(NoStackWriteLost.class).fails(NoStackWriteLost.class);
        check(2, ops, SMALLEST, OTHER_STEAL)
                .always(NoStackWriteLost.class)
                .sometimes(StackIsStolen.class)
                .sometimes(FaultRestoresAStack.class)
                .holds();
    }

    @Test
    void aFlagIsSetInACopyThatIsFree() {
        Set<Op> ops = EnumSet.of(Op.SIGNAL, Op.LINK);
        Set<Setup> stolen = EnumSet.of(Setup.SLEEPER, Setup.STOLEN);
        check(2, ops, stolen).fails("use-after-free");
        check(2, ops, stolen, OTHER_STEAL).always(NoFlagLost.class).holds();
    }

    @Test
    void scheduleSleepsInSchedule() {
        Set<Setup> low = EnumSet.of(Setup.LOW_MEMORY);
        check(1, EnumSet.of(Op.SLEEP), low).fails("sleep-in-atomic");
        check(1, EnumSet.of(Op.SLEEP), low, Fix.GFP_ATOMIC).holds();
    }

    @Test
    void aPidIsFreeBeforeTheStackIs() {
        Set<Op> ops = EnumSet.of(Op.FORK, Op.EXIT);
        Fix flush = Fix.FLUSH_AFTER_UNLOCK;
        check(2, ops, SMALLEST, flush)
                .always(OneStackPerAddress.class)
                .fails(OneStackPerAddress.class);
        check(2, ops, SMALLEST, flush, Fix.KEEP_PID).always(OneStackPerAddress.class).holds();
    }

    @Test
    void theCountsOfSmallConfigurationsStay() {
        assertCounts(check(1, EnumSet.of(Op.SLEEP), SMALLEST).run(), 25, 24, 24);
        assertCounts(check(2, EnumSet.of(Op.LINK), EnumSet.of(Setup.SLEEPER)).run(), 115, 200, 22);
    }

    private static void assertCounts(Result result, long states, long transitions, int depth) {
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.counts()).isEqualTo(new Result.Counts(states, transitions, depth, true));
    }
}
