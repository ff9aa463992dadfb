package pagetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pagetable.PageTableSharing.Setup;
import sharelock.Check;
import sharelock.ModelCheck;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** Small configurations: what breaks, what mends it, and how many states that takes. */
class PageTableSharingTest {
    private static final Set<Setup> SMALLEST = Set.of();

    private static ModelCheck<PageTableSharing> check(
            int mms, int threads, Set<Op> ops, Set<Setup> setup, Fix... fixes) {
        return new Check()
                .model(PageTableSharing.class, mms, threads, 1, ops, setup, Set.of(fixes));
    }

    @Test
    void twoWritersRaiseTheUseCountOfATableThatIsNotShared() {
        Set<Op> writes = EnumSet.of(Op.WRITE_FAULT);
        check(2, 2, writes, SMALLEST).always(UseCountIsExact.class).fails(UseCountIsExact.class);
        check(2, 2, writes, SMALLEST, Fix.NO_GET_WHEN_UNSHARED)
                .always(UseCountIsExact.class)
                .atRest(NoTableLeaked.class)
                .sometimes(TableIsShared.class)
                .sometimes(TableIsUnshared.class)
                .sometimes(LastSharerKeepsTheTable.class)
                .sometimes(EveryOperationCompletes.class)
                .holds();
    }

    @Test
    void anExitLosesItsPageTable() {
        Set<Op> exit = EnumSet.of(Op.EXIT);
        check(1, 1, exit, SMALLEST).atRest(NoTableLeaked.class).fails(NoTableLeaked.class);
        check(1, 1, exit, SMALLEST, Fix.FREE_AFTER_PUT)
                .atRest(NoTableLeaked.class)
                .atRest(NoPageLeaked.class)
                .holds();
    }

    @Test
    void twoReadersInOneTableLoseAPage() {
        Set<Op> reads = EnumSet.of(Op.READ_FAULT);
        Set<Setup> empty = EnumSet.of(Setup.NO_PAGES);
        check(2, 2, reads, empty).always(NoPteUpdateLost.class).fails(NoPteUpdateLost.class);
        check(2, 2, reads, empty).atRest(NoPageLeaked.class).fails(NoPageLeaked.class);
        check(2, 2, reads, empty)
                .always(NoWriteThroughSharedTable.class)
                .fails(NoWriteThroughSharedTable.class);
        check(2, 2, reads, empty, Fix.UNSHARE_ON_READ, Fix.NO_GET_WHEN_UNSHARED)
                .always(NoPteUpdateLost.class)
                .always(NoWriteThroughSharedTable.class)
                .atRest(NoPageLeaked.class)
                .holds();
    }

    @Test
    void aTruncateSleepsUnderASpinlock() {
        Set<Setup> shared = EnumSet.of(Setup.SLEEPING_SHARER);
        check(1, 1, EnumSet.of(Op.TRUNCATE), shared).fails("sleep-in-atomic");
        check(1, 1, EnumSet.of(Op.TRUNCATE), shared, Fix.SLEEPING_I_SHARED_LOCK).holds();
    }

    @Test
    void aSwapOutFreesAPageThatIsBeingCopied() {
        Set<Op> ops = EnumSet.of(Op.WRITE_FAULT, Op.SWAP_OUT);
        check(2, 2, ops, EnumSet.of(Setup.SWAP)).fails("use-after-free");
    }

    @Test
    void aForkSharesThePageTable() {
        check(1, 1, EnumSet.of(Op.FORK), SMALLEST)
                .always(UseCountIsExact.class)
                .atRest(NoThreadIsStuck.class)
                .sometimes(ChildSharesTable.class)
                .holds();
    }

    @Test
    void theCountsOfSmallConfigurationsStay() {
        assertCounts(check(1, 1, EnumSet.of(Op.EXIT), SMALLEST).run(), 16, 15, 15);
        assertCounts(check(1, 1, EnumSet.of(Op.FORK), SMALLEST).run(), 19, 18, 18);
        assertCounts(check(2, 2, EnumSet.of(Op.WRITE_FAULT), SMALLEST).run(), 3_233, 5_982, 60);
    }

    private static void assertCounts(Result result, long states, long transitions, int depth) {
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.counts()).isEqualTo(new Result.Counts(states, transitions, depth, true));
    }
}
