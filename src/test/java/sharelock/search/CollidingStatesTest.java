package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two states whose hashes are the same as far as the index looks are two states. */
final class CollidingStatesTest {
    private static final long MOST = 1 << 23;

    private static VisitedSet set() {
        return new VisitedSet(1, 1, 2, Long.MAX_VALUE, new Memory(Long.MAX_VALUE));
    }

    /** Two numbers of the same segment and the same tag. */
    private static long[] colliding(VisitedSet set) {
        Map<Long, Long> known = new HashMap<>();
        for (long state = 1; state < MOST; state++) {
            long hash = set.hash(new long[] {state}, 0);
            long seen = ((long) StateIndex.segmentOf(hash) << Integer.SIZE) | (hash & 0xFFFF_FFFFL);
            Long other = known.put(seen, state);
            if (other != null) return new long[] {other, state};
        }
        throw new AssertionError("no two of the states collide");
    }

    @Test
    void statesAreComparedWordByWord() {
        VisitedSet set = set();
        long[] two = colliding(set);
        set.writer(0).insert(two, 2);
        assertThat(set.writer(0).freshCount()).isEqualTo(2);
        set.writer(0).insert(two, 2);
        assertThat(set.writer(0).freshCount()).isZero();
        set.settle();
        set.checkInvariants();
        assertThat(set.size()).isEqualTo(2);
    }

    @Test
    void aSetOfWhichAStateWasOverwrittenIsNotWhole() {
        VisitedSet set = set();
        set.writer(0).insert(new long[] {1, 2}, 2);
        set.settle();
        set.log().chunk(1)[set.log().offset(1)] = 1;
        assertThatThrownBy(set::checkInvariants)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state 1 is found at 0");
        set.log().chunk(1)[set.log().offset(1)] = 77;
        assertThatThrownBy(set::checkInvariants)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state 1 is found at -1");
    }

    @Test
    void aSetWithAnEntryTooFewIsNotWhole() {
        VisitedSet set = set();
        set.writer(0).insert(new long[] {1, 2}, 2);
        set.settle();
        set.log().truncate(1);
        assertThatThrownBy(set::checkInvariants)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 states, but 2 entries");
    }

    @Test
    void anIndexWithAnEntryOutOfPlaceIsNotWhole() {
        StateIndex index = new StateIndex(new Memory(Long.MAX_VALUE));
        long hash = 1L << 31;
        int home = StateIndex.home(index.segment(0), hash);
        index.put(0, home + 1, StateIndex.entry(hash, 0));
        assertThatThrownBy(index::checkInvariants)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot %d cannot be found".formatted(home + 1));
        index.put(0, home, StateIndex.entry(hash, 1));
        index.checkInvariants();
        index.segment(0)[home + 2] = StateIndex.entry(hash, 2);
        assertThatThrownBy(index::checkInvariants)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("segment 0 of 16 has 3 entries and counts 2");
    }

    @Test
    void aSegmentThatIsTooFullIsNotWhole() {
        StateIndex index = new StateIndex(new Memory(Long.MAX_VALUE));
        for (int slot = 0; slot < 12; slot++) index.put(0, slot, StateIndex.entry(0, slot));
        index.checkInvariants();
        index.put(0, 12, StateIndex.entry(0, 12));
        assertThatThrownBy(index::checkInvariants)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("segment 0 of 16 has 13 entries and counts 13");
    }

    @Test
    void aLogWithoutAChunkIsNotWhole() {
        StateLog log = new StateLog(1, 4, 1, new Memory(Long.MAX_VALUE));
        log.new Lease().append(new long[] {5}, 0);
        log.checkInvariants();
        log.truncate(5);
        assertThatThrownBy(log::checkInvariants)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no chunk 1");
    }
}
