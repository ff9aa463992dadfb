package dynamicstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sharelock.Check;
import sharelock.ModelCheck;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** Small configurations: what breaks, what mends it, and how many states that takes. */
class DynamicStacksTest {
    private static final Set<Op> SLEEPERS = EnumSet.of(Op.SYSCALL, Op.SLEEP, Op.MIGRATE);

    private static ModelCheck<DynamicStacks> check(
            int cpus, int threads, int extraPages, Set<Op> ops, Fix... fixes) {
        return new Check()
                .model(
                        DynamicStacks.class,
                        cpus,
                        threads,
                        extraPages,
                        ops,
                        Set.of(fixes),
                        Set.<Mutant>of());
    }

    @Test
    void aThreadThatWakesUpElsewhereUsesTheWrongPage() {
        check(2, 1, 1, SLEEPERS, Fix.RETURN_TO_ORIGIN)
                .always(StackAccessUsesPte.class)
                .fails(StackAccessUsesPte.class);
        check(2, 1, 1, SLEEPERS, Fix.RETURN_TO_ORIGIN, Fix.FLUSH_ON_SWITCH_IN)
                .always(StackAccessUsesPte.class)
                .sometimes(StaleEntryStays.class)
                .sometimes(EveryThreadComesHome.class)
                .holds();
    }

    @Test
    void aThreadTakesItsPagesAlong() {
        check(2, 1, 3, SLEEPERS)
                .always(PageInOnePlace.class)
                .always(NoPageLost.class)
                .always(CacheNotEmptyAtEntry.class)
                .sometimes(PagesArePumped.class)
                .holds();
        check(2, 1, 1, SLEEPERS).always(CachesBalanced.class).fails(CachesBalanced.class);
    }

    @Test
    void twoEntriesThatFlushAllCpusWaitForEachOther() {
        check(2, 2, 1, EnumSet.of(Op.SYSCALL), Fix.FLUSH_ALL_CPUS).deadlocks();
    }

    @Test
    void aChildFindsNoStackUnlessItTakesSome() {
        Set<Op> fork = EnumSet.of(Op.SYSCALL, Op.FORK);
        check(1, 1, 1, fork).always(NoDoubleFault.class).fails(NoDoubleFault.class);
        check(1, 1, 1, fork, Fix.EXPAND_IN_RET_FROM_FORK)
                .always(NoDoubleFault.class)
                .always(ExitReturnsWhatWasTaken.class)
                .sometimes(EveryThreadHasExtraStack.class)
                .holds();
    }

    @Test
    void threadsThatAskShareTheirPages() {
        Set<Op> ops = EnumSet.of(Op.SYSCALL, Op.SLEEP, Op.PREEMPT, Op.FOLLOW_PAGES);
        check(1, 2, 1, ops, Fix.SLEEPING_REQUEST)
                .always(CacheNotEmptyAtEntry.class)
                .sometimes(PageServesAnotherThread.class)
                .holds();
    }

    @Test
    void aRequestUnderAMutexWaitsForEver() {
        Set<Op> ops = EnumSet.of(Op.PREEMPT, Op.MUTEX);
        check(1, 2, 1, ops, Fix.SLEEPING_REQUEST).deadlocks();
        check(1, 2, 1, ops, Fix.SLEEPING_REQUEST, Fix.ASK_BEFORE_LOCKS).holds();
    }

    @Test
    void keptPagesAreTakenWhileTheThreadDoesNotUseThem() {
        Set<Op> ops = EnumSet.of(Op.SYSCALL, Op.PREEMPT, Op.PRESSURE, Op.FOLLOW_PAGES);
        check(1, 2, 1, ops, Fix.SLEEPING_REQUEST, Fix.KEEP_UNTIL_PRESSURE)
                .always(NoDoubleFault.class)
                .always(PageInOnePlace.class)
                .always(NoPageLost.class)
                .sometimes(PageServesAnotherThread.class)
                .holds();
        check(1, 2, 1, ops, Fix.KEEP_UNTIL_PRESSURE)
                .always(CacheNotEmptyAtEntry.class)
                .fails(CacheNotEmptyAtEntry.class);
    }

    @Test
    void theCountsOfSmallConfigurationsStay() {
        assertCounts(check(1, 1, 1, EnumSet.of(Op.SYSCALL)).run(), 38, 42, 25);
        assertCounts(check(2, 1, 1, SLEEPERS).run(), 164, 203, 31);
        assertCounts(check(2, 2, 1, SLEEPERS).run(), 14_769, 32_912, 82);
    }

    private static void assertCounts(Result result, long states, long transitions, int depth) {
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.counts()).isEqualTo(new Result.Counts(states, transitions, depth, true));
    }
}
