package sharelock.compile.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FramePackingTest {

    private static BitSet at(int... positions) {
        BitSet set = new BitSet();
        for (int position : positions) set.set(position);
        return set;
    }

    @Test
    void variablesThatNeverMeetShareBits() {
        FramePacking frame =
                new FramePacking(
                        List.of(
                                new FramePacking.Item(0, 3, at(0)),
                                new FramePacking.Item(1, 5, at(1)),
                                new FramePacking.Item(2, 2, at(0, 1))));

        assertThat(frame.offset(0)).isEqualTo(0);
        assertThat(frame.offset(1)).isEqualTo(0);
        assertThat(frame.offset(2)).isEqualTo(5);
        assertThat(frame.chunks()).containsExactly(7);
    }

    @Property(tries = 200)
    void variablesThatMeetDoNotOverlapNorCrossWords(@ForAll long seed) {
        Random random = new Random(seed);
        List<FramePacking.Item> items = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            BitSet positions = new BitSet();
            for (int n = 1 + random.nextInt(4); n > 0; n--) positions.set(random.nextInt(8));
            int width = random.nextInt(4) == 0 ? random.nextInt(65) : random.nextInt(6);
            items.add(new FramePacking.Item(i, width, positions));
        }
        FramePacking frame = new FramePacking(items);

        int bits = frame.chunks().stream().mapToInt(Integer::intValue).sum();
        for (int position = 0; position < 8; position++) {
            BitSet used = new BitSet();
            for (FramePacking.Item item : items) {
                if (!item.positions().get(position) || item.width() == 0) continue;
                int first = frame.offset(item.number());
                int last = first + item.width() - 1;
                assertThat(first / 64).isEqualTo(last / 64);
                assertThat(last).isLessThan(bits);
                assertThat(used.get(first, last + 1).isEmpty()).isTrue();
                used.set(first, last + 1);
            }
        }
    }
}
