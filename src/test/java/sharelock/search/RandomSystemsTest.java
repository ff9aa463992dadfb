package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.search.Search.Budget;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Ending;
import sharelock.search.SearchResult.Figures;
import sharelock.system.TransitionSystem;

/** The search against the reference, on random graphs, in everything that it answers. */
final class RandomSystemsTest {
    private static final Goals ALL =
            new Goals(
                    RandomSystem.ALWAYS,
                    RandomSystem.AT_REST,
                    RandomSystem.SOMETIMES | RandomSystem.RARELY);

    @Property(tries = 300)
    void smallGraphsAreSearchedAsTheReferenceDoes(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int bits,
            @ForAll @IntRange(min = 1, max = 5) int words,
            @ForAll @IntRange(min = 3, max = 2000) int rarity,
            @ForAll boolean declaresWrites,
            @ForAll @IntRange(min = 1, max = 3) int workers) {
        RandomSystem all = new RandomSystem(seed, bits, words, rarity, declaresWrites);
        TransitionSystem system = new SomeCount(all, 1 + Math.floorMod(seed, 4));
        assertSameAsReference(system, ALL, workers, 1);
    }

    @Property(tries = 12)
    void largeGraphsAreSearchedAsTheReferenceDoesByAnyNumberOfWorkers(
            @ForAll long seed,
            @ForAll @IntRange(min = 14, max = 17) int bits,
            @ForAll @IntRange(min = 1, max = 3) int words,
            @ForAll boolean declaresWrites) {
        // Where it may rest everywhere, the first finding is far away, among many states.
        TransitionSystem system =
                new NeverStuck(new RandomSystem(seed, bits, words, 30_000, declaresWrites));
        Goals goals = new Goals(RandomSystem.ALWAYS, 0, RandomSystem.RARELY);
        SearchResult expected = new ReferenceSearch(system, goals).run();
        for (int workers = 1; workers <= 3; workers++) {
            assertSame(run(system, goals, workers, 2048), expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void completeSearchesOfRandomGraphsFindEveryState(int workers) {
        // Without goals only deadlocks and failures are looked for; of the former there are none.
        RandomSystem random = new RandomSystem(5, 17, 2, Integer.MAX_VALUE, true);
        TransitionSystem system = new NeverStuck(random);
        SearchResult result = assertSameAsReference(system, new Goals(0, 0, 0), workers, 2048);
        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.figures().states()).isGreaterThan(50_000);
    }

    private static SearchResult assertSameAsReference(
            TransitionSystem system, Goals goals, int workers, int worthSharing) {
        SearchResult result = run(system, goals, workers, worthSharing);
        assertSame(result, new ReferenceSearch(system, goals).run());
        if (result.finding() != null) Walk.to(result.finding(), system, goals);
        return result;
    }

    private static SearchResult run(
            TransitionSystem system, Goals goals, int workers, int worthSharing) {
        return new BreadthFirst(workers, worthSharing)
                .run(system, goals, Budget.UNLIMITED, figures -> {});
    }

    static void assertSame(SearchResult actual, SearchResult expected) {
        Figures figures = actual.figures();
        Figures comparable =
                new Figures(
                        figures.states(),
                        figures.transitions(),
                        figures.queue(),
                        figures.depth(),
                        0,
                        Duration.ZERO);
        assertThat(comparable).isEqualTo(expected.figures());
        assertThat(actual.finding()).isEqualTo(expected.finding());
        assertThat(actual.passedOver()).isEqualTo(expected.passedOver());
        assertThat(actual.ending()).isEqualTo(expected.ending());
        assertThat(actual.reached()).isEqualTo(expected.reached());
        assertThat(actual.rests()).isEqualTo(expected.rests());
        assertThat(actual.reason()).isEmpty();
    }
}
