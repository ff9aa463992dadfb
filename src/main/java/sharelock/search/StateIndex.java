package sharelock.search;

/**
 * Finds positions by hash: an open-addressing table of 8-byte entries, in segments that grow one at
 * a time.
 *
 * <pre>
 *   hash   |63 .. 58|57 .. 32|31 ............ 0|
 *           segment            tag; its high bits are the home slot in the segment
 *   entry  |63 ......... 32|31 ............. 0|
 *           tag              position + 1        0: empty
 * </pre>
 *
 * <p>A slot is a prefix of the tag, so a segment doubles by one pass over itself: it never looks at
 * a state, and writes in the order in which it reads. A segment is at most three quarters full: an
 * index of any size takes at most 8 / (3/8) bytes for each state, and one segment more while that
 * one grows.
 *
 * <p>A position is a {@code long} wherever it is passed on; in an entry alone it has 32 bits. So
 * {@link #MAX_POSITIONS} bounds the number of states, and the log leases no position beyond it.
 *
 * <p>Invariants: from an entry's home slot to the entry there is no empty slot; {@code sizes}
 * counts the entries. Calls that concern one segment exclude one another; who calls sees to it.
 */
final class StateIndex {
    static final int SEGMENTS = 1 << 6;

    /** So many states have a position that fits an entry; 0 marks an empty one. */
    static final long MAX_POSITIONS = (1L << 32) - 1;

    private static final int SMALLEST = 16;

    private final Memory memory;
    private final long[][] segments = new long[SEGMENTS][];
    private final int[] sizes = new int[SEGMENTS];

    StateIndex(Memory memory) {
        this.memory = memory;
        for (int i = 0; i < segments.length; i++) segments[i] = memory.allocate(SMALLEST);
    }

    static int segmentOf(long hash) {
        return (int) (hash >>> Long.numberOfLeadingZeros(SEGMENTS - 1));
    }

    long[] segment(int number) {
        return segments[number];
    }

    /** Where the search for a hash begins in its segment. */
    static int home(long[] segment, long hash) {
        return (int) hash >>> (Integer.numberOfLeadingZeros(segment.length) + 1);
    }

    static boolean hasTag(long entry, long hash) {
        return (int) (entry >>> 32) == (int) hash;
    }

    static long position(long entry) {
        return (entry & 0xFFFF_FFFFL) - 1;
    }

    static long entry(long hash, long position) {
        return (hash << 32) | (position + 1);
    }

    /** Makes sure that one more entry may be {@link #put}; true if that took a new segment. */
    boolean makeRoom(int number) {
        long[] old = segments[number];
        if (sizes[number] < (old.length >> 2) * 3) return false;
        long[] grown = memory.allocate(2 * old.length);
        for (long entry : old) {
            if (entry != 0) grown[emptySlot(grown, entry >>> 32)] = entry;
        }
        segments[number] = grown;
        memory.release(old);
        return true;
    }

    static int emptySlot(long[] segment, long hash) {
        int slot = home(segment, hash);
        while (segment[slot] != 0) slot = (slot + 1) & (segment.length - 1);
        return slot;
    }

    /** Fills an empty slot, after {@link #makeRoom}. */
    void put(int number, int slot, long entry) {
        segments[number][slot] = entry;
        sizes[number]++;
    }

    /** A state has moved in the log. */
    void relocate(long hash, long from, long to) {
        long[] segment = segments[segmentOf(hash)];
        int slot = home(segment, hash);
        long moved = entry(hash, from);
        while (segment[slot] != moved) slot = (slot + 1) & (segment.length - 1);
        segment[slot] = entry(hash, to);
    }

    long size() {
        long size = 0;
        for (int each : sizes) size += each;
        return size;
    }

    void checkInvariants() {
        for (int i = 0; i < segments.length; i++) {
            long[] segment = segments[i];
            int mask = segment.length - 1;
            int entries = 0;
            for (int slot = 0; slot <= mask; slot++) {
                if (segment[slot] == 0) continue;
                entries++;
                for (int s = home(segment, segment[slot] >>> 32); s != slot; s = (s + 1) & mask) {
                    if (segment[s] == 0) {
                        throw new IllegalStateException("slot " + slot + " cannot be found");
                    }
                }
            }
            if (entries != sizes[i] || entries > (segment.length >> 2) * 3) {
                throw new IllegalStateException(
                        "segment %d of %d has %d entries and counts %d"
                                .formatted(i, segment.length, entries, sizes[i]));
            }
        }
    }
}
