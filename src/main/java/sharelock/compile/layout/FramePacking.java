package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Gives each variable of a task fixed bits in the task's frame, so that variables that are live at
 * the same position do not overlap: others may. Wide variables are placed first, each as low as it
 * fits. The frame is cut into chunks of at most 64 bits, which no variable crosses.
 */
final class FramePacking {

    /** A variable to be placed: its width, and the positions at which it is live. */
    record Item(int number, int width, BitSet positions) {}

    private final List<BitSet> used = new ArrayList<>();
    private final int[] offsets;

    /** Item numbers are the indices of the list. */
    FramePacking(List<Item> items) {
        offsets = new int[items.size()];
        List<Item> order = new ArrayList<>(items);
        order.sort(
                Comparator.comparingInt(Item::width)
                        .thenComparingInt(item -> item.positions().cardinality())
                        .reversed());
        for (Item item : order) offsets[item.number()] = place(item);
    }

    private int place(Item item) {
        if (item.width() == 0) return 0;
        int offset = 0;
        for (int taken = lastInTheWay(item, 0); taken >= 0; taken = lastInTheWay(item, offset)) {
            offset = taken + 1;
        }
        int end = offset + item.width();
        while (used.size() < end) used.add(new BitSet());
        for (int bit = offset; bit < end; bit++) used.get(bit).or(item.positions());
        return offset;
    }

    /** The last bit in the way of an item at an offset, be it the end of a chunk; or -1. */
    private int lastInTheWay(Item item, int offset) {
        int end = offset + item.width();
        int chunk = offset - offset % Long.SIZE + Long.SIZE;
        if (end > chunk) return chunk - 1;
        for (int bit = Math.min(used.size(), end) - 1; bit >= offset; bit--) {
            if (used.get(bit).intersects(item.positions())) return bit;
        }
        return -1;
    }

    /** The first bit of an item in the frame. */
    int offset(int item) {
        return offsets[item];
    }

    /** Bits of each chunk. */
    List<Integer> chunks() {
        List<Integer> bits = new ArrayList<>();
        for (int first = 0; first < used.size(); first += Long.SIZE) {
            bits.add(Math.min(Long.SIZE, used.size() - first));
        }
        return bits;
    }
}
