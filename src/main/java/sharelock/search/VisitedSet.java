package sharelock.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The set of states found: each stands once in the log, and the index finds it there. States are
 * compared word by word, never by hash alone.
 *
 * <p>States are inserted in batches, each worker through a {@link Writer} of its own. With several
 * writers a batch is sorted by segments of the index, and a segment's lock is held while its part
 * of the batch is inserted. A record is written before its index entry, and both under the lock, so
 * whoever finds the entry sees the record. With one writer there are no locks.
 */
final class VisitedSet {
    private final StateLog log;
    private final StateIndex index;
    private final List<Writer> writers = new ArrayList<>();
    private final Object[] locks = new Object[StateIndex.SEGMENTS];

    /** A set for states of {@code words} longs, written to by at most {@code writers}. */
    VisitedSet(int words, int writers, int batch, long maxStates, Memory memory) {
        log = new StateLog(words, maxStates, writers, memory);
        index = new StateIndex(memory);
        for (int i = 0; i < locks.length; i++) locks[i] = new Object();
        for (int i = 0; i < writers; i++) {
            this.writers.add(new Writer(batch, i * locks.length / writers, writers > 1));
        }
    }

    Writer writer(int number) {
        return writers.get(number);
    }

    StateLog log() {
        return log;
    }

    /** The number of states; exact while no writer writes. */
    long size() {
        long size = log.leased();
        for (Writer writer : writers) size -= writer.lease.end() - writer.lease.next();
        return size;
    }

    /**
     * Closes the holes that unfilled leases have left, so that positions count the states. To be
     * called while no writer writes.
     */
    void settle() {
        long size = size();
        long last = log.leased();
        for (Writer writer : writers) {
            long end = Math.min(writer.lease.end(), size);
            for (long hole = writer.lease.next(); hole < end; hole++) {
                do last--;
                while (isOpen(last));
                index.relocate(hash(log.chunk(last), log.offset(last)), last, hole);
                log.move(last, hole);
            }
        }
        for (Writer writer : writers) writer.lease.drop();
        log.truncate(size);
    }

    /**
     * Throws a {@link Cut} if there are more states than the budget allows. A writer alone is cut
     * at the limit; of several, each may have stored a lease more by then. So whether a search gets
     * to its end within a budget does not depend on their number. To be called while settled.
     */
    void requireWithinBudget() {
        log.requireWithinBudget(log.leased());
    }

    private boolean isOpen(long position) {
        for (Writer writer : writers) {
            if (writer.lease.leavesOpen(position)) return true;
        }
        return false;
    }

    /** Multiplies and folds each word in; every bit of the result depends on every word. */
    long hash(long[] states, int at) {
        long hash = 0;
        for (int i = 0; i < log.words(); i++) {
            hash = (Long.rotateLeft(hash, 29) ^ states[at + i]) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        hash *= 0xD6E8_FEB8_6659_FD93L;
        return hash ^ (hash >>> 29);
    }

    /** Fails unless log and index agree; to be called while settled. */
    void checkInvariants() {
        log.checkInvariants();
        index.checkInvariants();
        if (index.size() != log.leased()) {
            throw new IllegalStateException(
                    log.leased() + " states, but " + index.size() + " entries");
        }
        for (long position = 0; position < log.leased(); position++) {
            long found = find(log.chunk(position), log.offset(position));
            if (found != position) {
                throw new IllegalStateException("state " + position + " is found at " + found);
            }
        }
    }

    private long find(long[] states, int at) {
        long hash = hash(states, at);
        long[] segment = index.segment(StateIndex.segmentOf(hash));
        int slot = StateIndex.home(segment, hash);
        for (long entry; (entry = segment[slot]) != 0; slot = (slot + 1) & (segment.length - 1)) {
            long position = StateIndex.position(entry);
            if (StateIndex.hasTag(entry, hash) && log.holds(position, states, at)) return position;
        }
        return -1;
    }

    /** Inserts batches; for one thread. */
    final class Writer {
        private final StateLog.Lease lease = log.new Lease();
        private final long[] hashes;
        private final int[] fresh;
        private final int[] order;
        private final int[] begins = new int[locks.length];
        private final int firstSegment;
        private final boolean shared;
        private int freshCount;
        private long touched;

        Writer(int batch, int firstSegment, boolean shared) {
            hashes = new long[batch];
            fresh = new int[batch];
            order = new int[batch];
            this.firstSegment = firstSegment;
            this.shared = shared;
        }

        /**
         * Inserts the first {@code count} states of a batch; {@link #fresh} are the new ones, also
         * when a {@link Cut} ends it.
         */
        void insert(long[] states, int count) {
            freshCount = 0;
            touch(states, count);
            if (shared) {
                insertBySegments(states, count);
            } else {
                for (int i = 0; i < count; i++) insertOne(states, i);
            }
        }

        /** How many of the states were new. */
        int freshCount() {
            return freshCount;
        }

        /** The place in the batch of the new state number {@code i}. */
        int fresh(int i) {
            return fresh[i];
        }

        /** Hashes all states and reads their home slots first, so that cache misses overlap. */
        private void touch(long[] states, int count) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                long hash = hash(states, i * log.words());
                hashes[i] = hash;
                // Another writer may be replacing the segment: either array will do.
                long[] segment = index.segment(StateIndex.segmentOf(hash));
                sum += segment[StateIndex.home(segment, hash)];
            }
            touched = sum;
        }

        private void insertBySegments(long[] states, int count) {
            Arrays.fill(begins, 0);
            for (int i = 0; i < count; i++) begins[StateIndex.segmentOf(hashes[i])]++;
            for (int s = 1; s < begins.length; s++) begins[s] += begins[s - 1];
            // Counting sort: afterwards begins[s] is where segment s begins.
            for (int i = count - 1; i >= 0; i--) {
                order[--begins[StateIndex.segmentOf(hashes[i])]] = i;
            }
            for (int i = 0; i < locks.length; i++) {
                int number = (firstSegment + i) & (locks.length - 1);
                int begin = begins[number];
                int end = number + 1 < locks.length ? begins[number + 1] : count;
                if (begin == end) continue;
                synchronized (locks[number]) {
                    for (int k = begin; k < end; k++) insertOne(states, order[k]);
                }
            }
        }

        private void insertOne(long[] states, int i) {
            long hash = hashes[i];
            int at = i * log.words();
            int number = StateIndex.segmentOf(hash);
            long[] segment = index.segment(number);
            int mask = segment.length - 1;
            int slot = StateIndex.home(segment, hash);
            for (long entry; (entry = segment[slot]) != 0; slot = (slot + 1) & mask) {
                if (StateIndex.hasTag(entry, hash)
                        && log.holds(StateIndex.position(entry), states, at)) return;
            }
            if (index.makeRoom(number)) slot = StateIndex.emptySlot(index.segment(number), hash);
            index.put(number, slot, StateIndex.entry(hash, lease.append(states, at)));
            fresh[freshCount++] = i;
        }

        /** Never of use; keeps the reads of {@link #touch} from being optimised away. */
        long touched() {
            return touched;
        }
    }
}
