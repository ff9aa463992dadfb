package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import sharelock.search.Search.Budget;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Ending;
import sharelock.search.toy.DepthFirst;
import sharelock.system.TransitionSystem;

/** A search of another kind needs nothing but the interface, and agrees with this one. */
final class OtherSearchTest {

    @Property(tries = 300)
    void depthFirstAndBreadthFirstFindTheSameStates(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int bits,
            @ForAll @IntRange(min = 1, max = 3) int words,
            @ForAll @IntRange(min = 3, max = 20_000) int rarity,
            @ForAll boolean mayGetStuck) {
        RandomSystem random = new RandomSystem(seed, bits, words, rarity, true);
        TransitionSystem system = mayGetStuck ? random : new NeverStuck(random);
        Goals goals = new Goals(RandomSystem.ALWAYS, 0, RandomSystem.SOMETIMES);
        SearchResult broad = run(new BreadthFirst(1), system, goals);
        SearchResult deep = run(new DepthFirst(), system, goals);

        assertThat(deep.ending()).isEqualTo(broad.ending());
        if (deep.ending() == Ending.FOUND) {
            Walk.to(broad.finding(), system, goals);
            Walk.to(deep.finding(), system, goals);
            assertThat(deep.finding().path()).hasSizeGreaterThanOrEqualTo(length(broad));
        } else {
            assertThat(deep.figures().states()).isEqualTo(broad.figures().states());
            assertThat(deep.figures().transitions()).isEqualTo(broad.figures().transitions());
            assertThat(deep.figures().depth()).isGreaterThanOrEqualTo(broad.figures().depth());
            assertThat(deep.reached()).isEqualTo(broad.reached());
            assertThat(deep.rests()).isEqualTo(broad.rests());
        }
    }

    /** Only a search that goes level by level says so. */
    @Test
    void whatFindsShortestPathsSaysIt() {
        assertThat(new BreadthFirst(1).findsShortest()).isTrue();
        assertThat(new DepthFirst().findsShortest()).isFalse();
    }

    private static int length(SearchResult result) {
        return result.finding().path().size();
    }

    @Test
    void aSearchMayBeRunForOneSystemAfterTheOther() {
        Search search = new BreadthFirst(2);
        for (int limit = 1; limit < 4; limit++) {
            int last = limit;
            LongSystem counter =
                    new LongSystem(
                            1,
                            (task, x, moves) -> {
                                if (x < last) moves.to(x + 1);
                            },
                            x -> TransitionSystem.MAY_REST);
            assertThat(run(search, counter, new Goals(0, 0, 0)).figures().states())
                    .isEqualTo(limit + 1);
        }
    }

    private static SearchResult run(Search search, TransitionSystem system, Goals goals) {
        return search.run(system, goals, Budget.UNLIMITED, figures -> {});
    }
}
