package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sharelock.system.Stopped;

/**
 * Places blocks of bits into as few longs as it can, none across two: first fit in the given order,
 * which keeps a task's slots together, or by falling size where that takes fewer longs.
 */
final class BitPacking {

    /** Bits that must stand in one long. */
    record Block(int number, int bits) {}

    /** Where a block begins. */
    record Spot(int word, int shift) {}

    private final List<Spot> spots = new ArrayList<>();
    private final List<Integer> used = new ArrayList<>();

    /** By size of a block: no word before this one has room for it. */
    private final int[] firstWithRoom = new int[Long.SIZE + 1];

    private BitPacking(List<Block> order) {
        for (int i = 0; i < order.size(); i++) spots.add(new Spot(0, 0));
        for (Block block : order) spots.set(block.number(), place(block.bits()));
    }

    /** Block numbers are the indices of the list. */
    static BitPacking of(List<Block> blocks) {
        BitPacking natural = new BitPacking(blocks);
        List<Block> bySize = new ArrayList<>(blocks);
        bySize.sort(Comparator.comparingInt(Block::bits).reversed());
        BitPacking sorted = new BitPacking(bySize);
        return sorted.words() < natural.words() ? sorted : natural;
    }

    private Spot place(int bits) {
        if (bits == 0) return new Spot(0, 0);
        Stopped.ifAsked();
        for (int word = firstWithRoom[bits]; ; word++) {
            if (word == used.size()) used.add(0);
            int shift = used.get(word);
            if (shift + bits <= Long.SIZE) {
                used.set(word, shift + bits);
                firstWithRoom[bits] = word;
                return new Spot(word, shift);
            }
        }
    }

    Spot spot(int block) {
        return spots.get(block);
    }

    int words() {
        return used.size();
    }
}
