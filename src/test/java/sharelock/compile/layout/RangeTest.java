package sharelock.compile.layout;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import sharelock.compile.ir.Type;
import sharelock.system.Slot;

class RangeTest {

    private static Slot slot(Range range) {
        Range.Packing packing = range.packing();
        return new Slot(
                "slot",
                0,
                0,
                packing.width(),
                packing.low(),
                packing.nullable(),
                java.util.List.of());
    }

    @Test
    void oneValueTakesNoBits() {
        assertThat(Range.none(Type.INT).with(7).packing())
                .isEqualTo(new Range.Packing(7, 0, false));
    }

    @Test
    void upwardsTheSlackIsUsedBeforeABitIsAdded() {
        Range range = Range.none(Type.INT).with(0).with(1).widen(2);

        assertThat(range.packing()).isEqualTo(new Range.Packing(0, 2, false));
        assertThat(slot(range).fits(3)).isTrue();
    }

    @Test
    void minusOneForNoneTakesNoMoreRoomThanItNeeds() {
        Range range = Range.none(Type.INT).with(0).with(2).widen(-1);

        assertThat(range.packing()).isEqualTo(new Range.Packing(-1, 2, false));
    }

    @Test
    void nullIsKeptApartFromFarAwayObjects() {
        Range range = Range.none(Type.REF).with(57).with(59).with(0);

        assertThat(range.packing()).isEqualTo(new Range.Packing(57, 2, true));
        long[] state = new long[1];
        for (long value : new long[] {0, 57, 58, 59}) {
            slot(range).put(state, 0, value);
            assertThat(slot(range).get(state, 0)).isEqualTo(value);
        }
        assertThat(slot(range).fits(56)).isFalse();
        assertThat(slot(range).fits(60)).isFalse();
    }

    @Property
    void wideningTakesEveryValueAndNeedsFewRestarts(@ForAll long first, @ForAll long[] values) {
        Range range = Range.none(Type.LONG).with(first);
        int restarts = 0;
        for (long value : values) {
            if (slot(range).fits(value)) continue;
            range = range.widen(value);
            assertThat(slot(range).fits(value)).isTrue();
            assertThat(slot(range).fits(first)).isTrue();
            restarts++;
        }
        assertThat(restarts).isLessThanOrEqualTo(129);
    }

    @Property(tries = 20)
    void countingDownDoublesTheRange(@ForAll long start) {
        Range range = Range.none(Type.LONG).with(start);
        int restarts = 0;
        for (long value = start; value > start - 5000 && value <= start; value--) {
            if (slot(range).fits(value)) continue;
            range = range.widen(value);
            restarts++;
        }
        assertThat(restarts).isLessThanOrEqualTo(15);
    }
}
