package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sharelock.system.Slot;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;
import sharelock.system.TransitionSystem.Move;

/** How few states are expanded again on the way back, where steps say what they write. */
final class PathFinderTest {
    private static final int SIDE = 20;

    /** Two tasks, each with a counter of its own in the first word, and their sum in the second. */
    private static final class Grid implements TransitionSystem {
        private static final Slot ROW = new Slot("row", 0, 3, 10, 0, List.of());
        private static final Slot COLUMN = new Slot("column", 0, 13, 10, 0, List.of());
        private static final Slot SUM = new Slot("sum", 1, 5, 10, 0, List.of());

        final AtomicInteger expansions = new AtomicInteger();

        static long[] state(int row, int column) {
            long[] state = new long[2];
            ROW.put(state, 0, row);
            COLUMN.put(state, 0, column);
            SUM.put(state, 0, row + column);
            return state;
        }

        @Override
        public StateLayout layout() {
            return new StateLayout(2, List.of("a", "b"), List.of(ROW, COLUMN, SUM));
        }

        @Override
        public List<Step> steps() {
            return List.of(
                    new Step(0, 0, "row++", bits(0, 2), bits(0, 2)),
                    new Step(1, 1, "column++", bits(1, 2), bits(1, 2)));
        }

        private static BitSet bits(int... numbers) {
            BitSet bits = new BitSet();
            for (int number : numbers) bits.set(number);
            return bits;
        }

        @Override
        public void initial(Successors out) {
            out.beginZero();
            out.commit(-1);
        }

        @Override
        public void successors(int task, long[] states, int at, Successors out) {
            expansions.incrementAndGet();
            Slot counter = task == 0 ? ROW : COLUMN;
            out.firstChoice();
            int base = out.begin(states, at);
            counter.put(out.words(), base, counter.get(states, at) + 1);
            SUM.put(out.words(), base, SUM.get(states, at) + 1);
            out.commit(task);
        }

        @Override
        public long observe(long asked, long[] states, int at) {
            return 0;
        }
    }

    /** While the column is not 0 a state has a predecessor by either task: no other is expanded. */
    @Test
    void onlyWhatDiffersInWrittenSlotsIsExpanded() {
        Grid grid = new Grid();
        StateLog log = new StateLog(2, Long.MAX_VALUE, 1, new Memory(Long.MAX_VALUE));
        Frontier frontier = new Frontier();
        StateLog.Lease lease = log.new Lease();
        for (int level = 0; level <= 2 * SIDE; level++) {
            for (int row = Math.max(0, level - SIDE); row <= Math.min(level, SIDE); row++) {
                lease.append(Grid.state(row, level - row), 0);
            }
            frontier.nextLevel(lease.next());
        }
        List<Move> path =
                new PathFinder(grid, log, frontier).pathTo(2 * SIDE, Grid.state(SIDE, SIDE));

        // The least predecessor is the one with the smaller column, as that has the higher bits.
        Move first = new Move(0, List.of());
        Move second = new Move(1, List.of());
        assertThat(path)
                .isEqualTo(
                        Stream.concat(
                                        Stream.generate(() -> first).limit(SIDE),
                                        Stream.generate(() -> second).limit(SIDE))
                                .toList());
        assertThat(grid.expansions.get()).isEqualTo(2 * SIDE + SIDE);
    }
}
