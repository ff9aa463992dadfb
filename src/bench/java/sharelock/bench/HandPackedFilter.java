package sharelock.bench;

/**
 * The limit to measure against: the filter lock searched by one loop that knows nothing else. The
 * model is compiled into the search, states are two longs, all arrays have their final size from
 * the start, and the visited set is one table, probed in batches.
 *
 * <pre>
 *   a  for each task, from bit 9 * task:  | level (3) | l (3) | position (3) |
 *   b  for each level, from bit 3 * l:    | last[l] (3) |
 * </pre>
 */
final class HandPackedFilter {
    private static final int BATCH = 256;
    private static final long TAG = 0xFFFF_FFFF_0000_0000L;

    private final int tasks;
    private final long[] log;
    private final long[] index;
    private final int[] parents;
    private final int mask;
    private final long[] as = new long[BATCH + 8];
    private final long[] bs = new long[BATCH + 8];
    private final long[] hashes = new long[BATCH + 8];
    private final int[] origins = new int[BATCH + 8];
    private int waiting;
    private int states;
    private long transitions;
    private long touched;

    HandPackedFilter(int tasks, int capacity) {
        this.tasks = tasks;
        log = new long[2 * capacity];
        parents = new int[capacity];
        index = new long[Integer.highestOneBit(2 * capacity)];
        mask = index.length - 1;
    }

    void search() {
        add(0, 0, -1);
        flush();
        transitions = 0;
        for (int i = 0; i < states; i++) {
            for (int task = 0; task < tasks; task++) expand(task, log[2 * i], log[2 * i + 1], i);
            if (waiting >= BATCH - 8 || i + 1 == states) flush();
        }
    }

    int states() {
        return states;
    }

    long transitions() {
        return transitions;
    }

    /** Of no use but that the reads of {@link #flush} are not optimised away. */
    long touched() {
        return touched;
    }

    private void expand(int task, long a, long b, int from) {
        int shift = 9 * task;
        int position = (int) (a >>> shift) & 7;
        long l = (a >>> (shift + 3)) & 7;
        switch (position) {
            case 0 -> add((a & ~(63L << shift)) | (9L << shift), b, from);
            case 1 -> add((a & ~(0b111_000_111L << shift)) | ((2 | (l << 6)) << shift), b, from);
            case 2 -> {
                int last = 3 * (int) l;
                long next = (a & ~(7L << shift)) | (3L << shift);
                add(next, (b & ~(7L << last)) | ((long) task << last), from);
            }
            case 3 -> {
                if (((b >>> (3 * l)) & 7) == task && someoneIsAt(l, task, a)) return;
                long then = l + 1 < tasks ? 1 : 4;
                add((a & ~(63L << shift)) | ((then | ((l + 1) << 3)) << shift), b, from);
            }
            default -> {
                for (int k = 0; k < tasks; k++) {
                    if (k != task && ((a >>> (9 * k)) & 7) == 4) throw new AssertionError("mutex");
                }
                add(a & ~(511L << shift), b, from);
            }
        }
    }

    private boolean someoneIsAt(long level, int task, long a) {
        for (int k = 0; k < tasks; k++) {
            if (k != task && ((a >>> (9 * k + 6)) & 7) >= level) return true;
        }
        return false;
    }

    private void add(long a, long b, int from) {
        transitions++;
        as[waiting] = a;
        bs[waiting] = b;
        origins[waiting++] = from;
    }

    private static long mix(long a, long b) {
        long mixed = a * 0x9E37_79B9_7F4A_7C15L ^ Long.rotateLeft(b * 0xC2B2_AE3D_27D4_EB4FL, 31);
        mixed ^= mixed >>> 32;
        mixed *= 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ (mixed >>> 29);
    }

    private void flush() {
        long sum = 0;
        for (int i = 0; i < waiting; i++) {
            hashes[i] = mix(as[i], bs[i]);
            sum += index[(int) hashes[i] & mask];
        }
        touched += sum;
        for (int i = 0; i < waiting; i++) insert(as[i], bs[i], hashes[i], origins[i]);
        waiting = 0;
    }

    private void insert(long a, long b, long hash, int from) {
        int slot = (int) hash & mask;
        long tag = hash & TAG;
        for (long entry; (entry = index[slot]) != 0; slot = (slot + 1) & mask) {
            int known = (int) entry - 1;
            if ((entry & TAG) == tag && log[2 * known] == a && log[2 * known + 1] == b) return;
        }
        log[2 * states] = a;
        log[2 * states + 1] = b;
        parents[states] = from;
        index[slot] = tag | ++states;
    }
}
