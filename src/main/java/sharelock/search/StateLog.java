package sharelock.search;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The states found, in the order of finding, as records of a fixed number of longs. A position is a
 * state's number; a level of the search is a range of positions, so the log is the queue too.
 *
 * <pre>
 *   chunks[0]  | state 0 | state 1 | ... | state 2^shift - 1 |
 *   chunks[1]  | state 2^shift | ...
 *              ^                     ^ leased up to here
 * </pre>
 *
 * <p>Chunks are never moved, so growing copies nothing; none is larger than the budget of states.
 * Writers lease ranges and fill them; what they leave unfilled is closed by {@link
 * VisitedSet#settle}. Invariant: a lease lies within one chunk.
 *
 * <p>Only the log's own lock orders the leases; {@link #chunk} and {@link #holds} take no lock and
 * see all that they need nevertheless. The array {@code chunks} is made once, with room for as many
 * chunks as memory can ever hold, and is never replaced: an array that grew would reach readers by
 * a race, and Java lets them find its elements still null then. An element is set once, before any
 * position of its chunk is leased; a record is written before anybody else hears of its position.
 * And a position is heard of in three ways, each with a happens-before of its own: from an index
 * entry, read and written under the segment's lock; from the frontier, after the level before has
 * ended in all workers; or from one's own lease.
 */
final class StateLog {
    private static final int CHUNK_LONGS = 1 << 17;
    private static final int LEASE = 512;

    private final int words;
    private final int shift;
    private final int mask;
    private final long maxStates;
    private final long maxPositions;
    private final Memory memory;
    private final long[][] chunks;
    private long leased;

    /** Who has leased since the log was truncated; null if nobody has. */
    private @Nullable Lease first;

    private boolean severalLease;

    /**
     * @param maxStates the budget, which {@link VisitedSet#requireWithinBudget} looks after too
     * @param writers how many lease at a time: all but one may leave a lease unfilled when the last
     *     one needs room for a state within the budget
     */
    StateLog(int words, long maxStates, int writers, Memory memory) {
        this.words = words;
        long unfilled = (long) (writers - 1) * LEASE;
        long most = StateIndex.MAX_POSITIONS;
        this.maxPositions = Math.min(Math.min(maxStates, most) + unfilled, most);
        long fit = Math.min(CHUNK_LONGS / Math.max(1, words), maxStates);
        int records = Integer.highestOneBit((int) Math.max(1, fit));
        this.shift = Integer.numberOfTrailingZeros(records);
        this.mask = records - 1;
        this.maxStates = maxStates;
        this.memory = memory;
        long chunksToHold = (maxPositions >>> shift) + 1;
        this.chunks = new long[(int) Math.min(chunksToHold, memory.mostArrays(records * words))][];
    }

    int words() {
        return words;
    }

    /** The array that holds a state, at {@link #offset}. */
    long[] chunk(long position) {
        return chunks[(int) (position >>> shift)];
    }

    int offset(long position) {
        return ((int) position & mask) * words;
    }

    long[] copy(long position) {
        int offset = offset(position);
        return Arrays.copyOfRange(chunk(position), offset, offset + words);
    }

    boolean holds(long position, long[] states, int at) {
        long[] chunk = chunk(position);
        int offset = offset(position);
        for (int i = 0; i < words; i++) {
            if (chunk[offset + i] != states[at + i]) return false;
        }
        return true;
    }

    /** The first position that nobody has leased. */
    synchronized long leased() {
        return leased;
    }

    /**
     * Leases up to 512 positions for one writer and answers the end of the range; it begins where
     * the answer of {@link #leased} was.
     */
    synchronized void lease(Lease lease) {
        if (first == null) first = lease;
        if (first != lease) severalLease = true;
        // One alone has filled all that it leased before: positions count states.
        long limit = severalLease ? maxPositions : Math.min(maxStates, maxPositions);
        if (leased >= limit) throw isFull();
        int number = (int) (leased >>> shift);
        if (chunks[number] == null) chunks[number] = memory.allocate((mask + 1) * words);
        long chunkEnd = (long) (number + 1) << shift;
        lease.next = leased;
        lease.end = Math.min(Math.min(leased + LEASE, chunkEnd), limit);
        lease.chunk = chunks[number];
        leased = lease.end;
    }

    private Cut isFull() {
        return new Cut(
                maxStates > StateIndex.MAX_POSITIONS
                        ? String.format(
                                Locale.ROOT,
                                "The index holds no more than %,d states.",
                                maxPositions)
                        : String.format(
                                Locale.ROOT, "The budget of %,d states is used up.", maxStates));
    }

    /** Throws a {@link Cut} if the budget is smaller than so many states. */
    void requireWithinBudget(long states) {
        if (states > maxStates) throw isFull();
    }

    /** Moves a state; the caller knows that nobody looks. */
    void move(long from, long to) {
        System.arraycopy(chunk(from), offset(from), chunk(to), offset(to), words);
    }

    /** Forgets all positions from {@code size} on; their chunks stay for the next leases. */
    synchronized void truncate(long size) {
        leased = size;
        first = null;
        severalLease = false;
    }

    void checkInvariants() {
        int used = (int) ((leased + mask) >>> shift);
        for (int i = 0; i < chunks.length; i++) {
            boolean present = chunks[i] != null;
            if (i < used && !present) throw new IllegalStateException("no chunk " + i);
            if (present && chunks[i].length != (mask + 1) * words) {
                throw new IllegalStateException("chunk " + i + " has " + chunks[i].length);
            }
        }
    }

    /** A range of positions that one writer fills, in order. */
    final class Lease {
        private long next;
        private long end;
        private long[] chunk = {};

        /** Appends a state and answers its position. */
        long append(long[] states, int at) {
            if (next == end) lease(this);
            int offset = offset(next);
            for (int i = 0; i < words; i++) chunk[offset + i] = states[at + i];
            return next++;
        }

        long next() {
            return next;
        }

        long end() {
            return end;
        }

        boolean leavesOpen(long position) {
            return position >= next && position < end;
        }

        void drop() {
            next = 0;
            end = 0;
        }
    }
}
