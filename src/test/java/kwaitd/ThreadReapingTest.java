package kwaitd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import kwaitd.ThreadReaping.Setup;
import org.junit.jupiter.api.Test;
import sharelock.Check;
import sharelock.ModelCheck;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** Small configurations: what breaks, what mends it, and how many states that takes. */
class ThreadReapingTest {
    private static final Set<Op> NOTHING = Set.of();
    private static final Set<Setup> SMALLEST = Set.of();
    private static final Set<Mutant> NO_MUTANTS = Set.of();

    private static ModelCheck<ThreadReaping> check(
            int cpus, int threads, Set<Op> ops, Set<Setup> setup, Fix... fixes) {
        return new Check()
                .model(ThreadReaping.class, cpus, threads, ops, setup, Set.of(fixes), NO_MUTANTS);
    }

    @Test
    void kwaitdReleasesDetachedThreads() {
        check(2, 2, NOTHING, SMALLEST)
                .always(FreedTaskIsOffTheCpus.class)
                .atRest(NoZombieLeft.class)
                .sometimes(EveryThreadReleased.class)
                .holds();
    }

    @Test
    void aPreemptedZombieIsFreedOnItsRunQueue() {
        Set<Setup> preempt = EnumSet.of(Setup.PREEMPT);
        check(1, 1, NOTHING, preempt)
                .always(FreedTaskIsOffTheCpus.class)
                .fails(FreedTaskIsOffTheCpus.class);
        check(1, 1, NOTHING, preempt).fails("use-after-free");
        check(1, 1, NOTHING, preempt, Fix.PREEMPT_OFF_AT_EXIT)
                .always(FreedTaskIsOffTheCpus.class)
                .holds();
    }

    @Test
    void anOrphanIsDetachedNoMore() {
        Set<Op> exit = EnumSet.of(Op.EXIT);
        check(1, 1, exit, SMALLEST).always(ParentIsNotTold.class).fails(ParentIsNotTold.class);
        check(1, 1, exit, SMALLEST, Fix.KEEP_DETACHED, Fix.EXEC_KEEPS_DETACHED)
                .always(ParentIsNotTold.class)
                .atRest(NoZombieLeft.class)
                .holds();
    }

    @Test
    void aParentWaitsForEverForADetachedThread() {
        Set<Op> wait = EnumSet.of(Op.WAIT_ALL);
        check(1, 1, wait, SMALLEST).deadlocks();
        check(1, 1, wait, SMALLEST, Fix.WAIT_SKIPS_DETACHED).holds();
    }

    @Test
    void aDebuggerThatDetachesWakesAZombie() {
        Set<Op> detach = EnumSet.of(Op.TRACE_DETACH);
        Set<Setup> joinable = EnumSet.of(Setup.JOINABLE);
        check(2, 1, detach, joinable).fails("assertion");
        check(2, 1, detach, joinable, Fix.DETACH_GIVES_BACK).holds();
    }

    @Test
    void aCpuComesUpWithoutKwaitd() {
        Set<Setup> cpuUp = EnumSet.of(Setup.CPU_UP);
        check(2, 2, NOTHING, cpuUp).fails("NullPointerException");
        check(2, 2, NOTHING, cpuUp, Fix.QUEUE_TO_RUNNING_KWAITD)
                .atRest(NoZombieLeft.class)
                .sometimes(QueuedOnOtherCpu.class)
                .holds();
    }

    @Test
    void theCountsOfSmallConfigurationsStay() {
        assertCounts(check(1, 1, NOTHING, SMALLEST).run(), 44, 43, 43);
        assertCounts(check(1, 2, NOTHING, SMALLEST).run(), 230, 232, 75);
        assertCounts(check(2, 2, NOTHING, SMALLEST).run(), 1_769, 3_384, 88);
    }

    private static void assertCounts(Result result, long states, long transitions, int depth) {
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.counts()).isEqualTo(new Result.Counts(states, transitions, depth, true));
    }
}
