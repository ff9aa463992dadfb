package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes the visited set fast, and cannot be seen in what it holds. */
final class StateIndexTest {
    private static final Memory ENOUGH = new Memory(Long.MAX_VALUE);

    @Test
    void aHomeIsThePrefixOfTheTag() {
        assertThat(StateIndex.home(new long[16], 0x7FFF_FFFFL)).isEqualTo(7);
        assertThat(StateIndex.home(new long[16], 0xF000_0000L)).isEqualTo(15);
        assertThat(StateIndex.home(new long[64], 0xF000_0000L)).isEqualTo(60);
    }

    @Test
    void entriesOfOtherHashesAreToldByTheirTags() {
        long entry = StateIndex.entry(0x1234_5678L, 9);
        assertThat(StateIndex.hasTag(entry, 0x1234_5678L)).isTrue();
        assertThat(StateIndex.hasTag(entry, 0x1234_5679L)).isFalse();
    }

    @Test
    void aSegmentGrowsWhenItIsThreeQuartersFull() {
        StateIndex index = new StateIndex(ENOUGH);
        for (int i = 0; i < 12; i++) {
            assertThat(index.makeRoom(0)).isFalse();
            index.put(0, i, StateIndex.entry((long) i << 28, i));
        }
        assertThat(index.makeRoom(0)).isTrue();
        assertThat(index.segment(0)).hasSize(32);
        assertThat(index.makeRoom(0)).isFalse();
    }

    /** States that differ in a few bits anywhere are told apart, and spread over the segments. */
    @ParameterizedTest
    @ValueSource(ints = {0, 13, 32, 48, 64, 77, 96, 112})
    void packedFieldsAreHashedApart(int shift) {
        VisitedSet set = new VisitedSet(2, 1, 1, Long.MAX_VALUE, ENOUGH);
        int states = 1 << 16;
        Set<Long> seen = new HashSet<>();
        int[] inSegment = new int[StateIndex.SEGMENTS];
        Set<Integer> homes = new HashSet<>();
        long[] segment = new long[512];
        for (long i = 0; i < states; i++) {
            long[] state = new long[2];
            state[shift / 64] = i << (shift % 64);
            long hash = set.hash(state, 0);
            inSegment[StateIndex.segmentOf(hash)]++;
            if (i % 4 == 0) {
                homes.add(StateIndex.segmentOf(hash) << 16 | StateIndex.home(segment, hash));
            }
            seen.add((long) StateIndex.segmentOf(hash) << 32 | (hash & 0xFFFF_FFFFL));
        }
        assertThat(seen).hasSizeGreaterThan(states - 10);
        for (int each : inSegment) assertThat(each).isBetween(512, 2048);
        // Of 32,768 homes 16,384 states come to 12,893 if they fall anywhere.
        assertThat(homes).hasSizeGreaterThan(11_500);
    }

    @Test
    void whereAStateIsLookedForIsReadFirst() {
        VisitedSet set = new VisitedSet(1, 1, 2, Long.MAX_VALUE, ENOUGH);
        long[] state = {5};
        set.writer(0).insert(state, 1);
        assertThat(set.writer(0).touched()).isZero();
        set.writer(0).insert(state, 1);
        assertThat(set.writer(0).touched()).isEqualTo(StateIndex.entry(set.hash(state, 0), 0));
    }

    @Test
    void aLevelIsHandedOutToItsEnd() {
        Frontier frontier = new Frontier();
        assertThat(frontier.nextLevel(256)).isTrue();
        assertThat(frontier.claim()).isZero();
        assertThat(frontier.claim()).isEqualTo(-1);
        assertThat(frontier.nextLevel(256)).isFalse();
    }

    @Test
    void aBudgetIsUsedToItsLastByte() {
        long bytes = 16 + 10 * Long.BYTES;
        assertThat(new Memory(bytes).allocate(10)).hasSize(10);
        Memory megabyte = new Memory(1 << 20);
        assertThatThrownBy(() -> megabyte.allocate(1 << 20))
                .hasMessage("The budget of 1 MB for states is used up.");
        Memory lessThanThat = new Memory((1 << 20) - 1);
        assertThatThrownBy(() -> lessThanThat.allocate(1 << 20))
                .hasMessage("The budget of 1,048,575 bytes for states is used up.");
    }

    @Test
    void aWriterAloneIsCutAtTheBudgetAndSeveralALeaseLater() {
        StateLog alone = new StateLog(1, 100, 2, ENOUGH);
        assertThat(leasedUntilCut(alone, alone.new Lease())).isEqualTo(100);
        alone.truncate(0);
        assertThat(leasedUntilCut(alone, alone.new Lease())).isEqualTo(100);

        StateLog shared = new StateLog(1, 100, 2, ENOUGH);
        shared.lease(shared.new Lease());
        assertThat(leasedUntilCut(shared, shared.new Lease())).isEqualTo(100 + 512);
    }

    private static long leasedUntilCut(StateLog log, StateLog.Lease lease) {
        assertThatThrownBy(
                        () -> {
                            while (true) log.lease(lease);
                        })
                .isInstanceOf(Cut.class);
        return log.leased();
    }

    @Test
    void aBudgetOfAllPositionsIsABudget() {
        StateLog log = new StateLog(0, StateIndex.MAX_POSITIONS, 1, ENOUGH);
        log.truncate(StateIndex.MAX_POSITIONS);
        assertThatThrownBy(() -> log.lease(log.new Lease()))
                .hasMessage("The budget of 4,294,967,295 states is used up.");
    }
}
