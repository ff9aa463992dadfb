package sharelock.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.question.Property;
import sharelock.result.Result;
import sharelock.result.Verdict;

/**
 * State counts that others have published, to the digit.
 *
 * <p>The depth is in edges; TLC counts the states of a path, one more. TLC's generated states are
 * the transitions and the initial state.
 */
class PublishedCountsTest {
    private static final List<Property> NONE = List.of();

    /** A model whose counts are known. */
    private record Published(
            String name,
            Supplier<Object> model,
            List<Property> properties,
            long states,
            long transitions,
            int depth) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Published> published() {
        List<Property> agreement = always(new TwoPhaseCommit.Agreement());
        List<Property> exclusion = always(new FilterLock.MutualExclusion());
        return Stream.of(
                of("two-phase commit 3", () -> new TwoPhaseCommit(3), agreement, 288, 1_145, 10),
                of("two-phase commit 5", () -> new TwoPhaseCommit(5), agreement, 8832, 58_145, 16),
                of(
                        "two-phase commit 7",
                        () -> new TwoPhaseCommit(7),
                        agreement,
                        296_448,
                        2_744_705,
                        22),
                of("increment 1", () -> new Increment(1), NONE, 3, 2, 2),
                of("increment 2", () -> new Increment(2), NONE, 13, 14, 4),
                of("increment 3", () -> new Increment(3), NONE, 84, 111, 6),
                of("increment 4", () -> new Increment(4), NONE, 755, 1156, 8),
                of("increment under lock 1", () -> new IncrementUnderLock(1), NONE, 5, 4, 4),
                of("increment under lock 2", () -> new IncrementUnderLock(2), NONE, 17, 16, 8),
                of("increment under lock 3", () -> new IncrementUnderLock(3), NONE, 61, 60, 12),
                of("increment under lock 4", () -> new IncrementUnderLock(4), NONE, 257, 256, 16),
                of("increment under lock 5", () -> new IncrementUnderLock(5), NONE, 1301, 1300, 20),
                of("Simple 2", () -> new SimpleLamport(2), NONE, 13, 14, 4),
                of("Simple 3", () -> new SimpleLamport(3), NONE, 51, 78, 6),
                of("Simple 4", () -> new SimpleLamport(4), NONE, 193, 388, 8),
                of("Simple 5", () -> new SimpleLamport(5), NONE, 723, 1810, 10),
                of("filter lock 4", () -> new FilterLock(4), exclusion, 14_844, 44_120, 36),
                of("filter lock 5", () -> new FilterLock(5), exclusion, 344_805, 1_205_325, 54));
    }

    static Stream<Published> examplesOfTla() {
        List<Property> solvedJugs = sometimes(new DieHard.Solved());
        List<Property> solvedRiver = sometimes(new MissionariesAndCannibals.Solved());
        List<Property> safety = always(new ReadersWriters.Safety());
        return Stream.of(
                of("ReadersWriters", () -> new ReadersWriters(3), safety, 21_527, 59_673, 12),
                of("CoffeeCan100Beans", () -> new CoffeeCan(100), NONE, 5150 + 1, 20_002, 1),
                of(
                        "MissionariesAndCannibals",
                        () -> new MissionariesAndCannibals(3),
                        solvedRiver,
                        64,
                        252,
                        12),
                of("DieHard", DieHard::new, solvedJugs, 16, 96, 7),
                of("Barrier", () -> new Barrier(6), NONE, 64, 193, 6),
                of("Lock", SimpleLock::new, NONE, 12, 20, 4),
                of("Peterson", PetersonLock::new, NONE, 42, 76, 10),
                of("TCommit", () -> new TransactionCommit(3), NONE, 34, 93, 6),
                of("SimpleAllocator", () -> new SimpleAllocator(3, 2), NONE, 400, 1632, 5),
                of("DiningPhilosophers", () -> new DiningPhilosophers(5), NONE, 67, 335, 28),
                of("SimpleRegular", () -> new SimpleRegular(8), NONE, 277_726, 1_454_520, 24));
    }

    @ParameterizedTest
    @MethodSource({"published", "examplesOfTla"})
    void countsAreThosePublished(Published row) {
        assertCounts(row, 1);
    }

    @ParameterizedTest
    @MethodSource({"published", "examplesOfTla"})
    void twoWorkersCountTheSame(Published row) {
        assertCounts(row, 2);
    }

    @Test
    @Tag("slow")
    void theFilterLockOfSixCountsAsInSpinAndRumur() {
        List<Property> exclusion = always(new FilterLock.MutualExclusion());
        assertCounts(
                of("filter lock 6", () -> new FilterLock(6), exclusion, 8_786_754, 35_331_480, 75),
                2);
    }

    private static void assertCounts(Published row, int workers) {
        Limits limits =
                new Limits(
                        workers, Long.MAX_VALUE, 2L << 30, Duration.ofMinutes(10), Duration.ZERO);
        CompiledModel engine = new CompiledModel(row.model().get(), row.properties());
        Result result = engine.check(limits, progress -> {});
        assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.HOLDS);
        assertThat(result.counts())
                .isEqualTo(new Result.Counts(row.states(), row.transitions(), row.depth(), true));
    }

    private static Published of(
            String name,
            Supplier<Object> model,
            List<Property> properties,
            long states,
            long transitions,
            int depth) {
        return new Published(name, model, properties, states, transitions, depth);
    }

    private static List<Property> always(Invariant<?> invariant) {
        return List.of(Property.always(invariant));
    }

    private static List<Property> sometimes(Reachable<?> goal) {
        return List.of(Property.sometimes(goal));
    }
}
