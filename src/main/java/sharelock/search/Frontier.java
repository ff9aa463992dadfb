package sharelock.search;

import java.util.Arrays;

/**
 * Says which stored states are expanded next: breadth first, that is one level of the log after the
 * other, each handed out to the workers in small ranges.
 */
final class Frontier {
    private static final int RANGE = 256;

    private long next;

    /** Where each level begins in the log; the last level ends at {@link #end}. */
    private long[] begins = new long[64];

    private int level = -1;
    private long end;

    /**
     * Moves on to the level of the states stored since the last call; false if there are none.
     * Before the first call the level is -1, which stands for making the initial states.
     */
    synchronized boolean nextLevel(long stored) {
        if (stored == end) return false;
        level++;
        if (level == begins.length) begins = Arrays.copyOf(begins, 2 * level);
        begins[level] = end;
        end = stored;
        next = begins[level];
        return true;
    }

    /** Claims a range of states to expand and answers its first position, or -1 at the end. */
    synchronized long claim() {
        if (next >= end) return -1;
        long first = next;
        next += RANGE;
        return first;
    }

    /** The end of the range that begins with a claimed position. */
    long claimEnd(long first) {
        return Math.min(first + RANGE, end);
    }

    int level() {
        return level;
    }

    /** Where a level up to the present one begins. */
    long begin(int ofLevel) {
        return begins[ofLevel];
    }

    /** Where a level up to the present one ends. */
    long end(int ofLevel) {
        return ofLevel == level ? end : begins[ofLevel + 1];
    }

    /** How many states have been handed out. */
    synchronized long claimed() {
        return Math.min(next, end);
    }
}
