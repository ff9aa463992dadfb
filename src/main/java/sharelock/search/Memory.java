package sharelock.search;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the store gets its arrays: counts their bytes, and answers a full budget with a {@link
 * Cut}; {@link Crew} does so for a full heap. Nothing else in a search grows with the number of
 * states.
 */
final class Memory {
    /** Bytes that a long[] takes besides its elements. */
    private static final int HEADER = 16;

    /** Given back when the heap is full, so that the search can come to its end. */
    private static final int RESERVE = 1 << 17;

    private final long maxBytes;
    private long used;
    private volatile long @Nullable [] reserve;

    /** For the thread that reports, should the workers eat up the first reserve. */
    private final AtomicReference<long @Nullable []> lastReserve;

    /** Made while there is memory. */
    private final Cut heapIsFull = new Cut("Java's heap is full.");

    Memory(long maxBytes) {
        this(maxBytes, RESERVE);
    }

    /**
     * @param reserve longs to give back when the heap is full, twice
     */
    Memory(long maxBytes, int reserve) {
        this.maxBytes = maxBytes;
        this.reserve = new long[reserve];
        lastReserve = new AtomicReference<>(new long[reserve]);
    }

    long[] allocate(int longs) {
        if (reserve == null) throw heapIsFull;
        long bytes = bytesOf(longs);
        if (!take(bytes)) {
            throw new Cut("The budget of " + megabytes(maxBytes) + " for states is used up.");
        }
        try {
            return new long[longs];
        } catch (OutOfMemoryError full) {
            giveBack(bytes);
            throw heapIsFull();
        }
    }

    private synchronized boolean take(long bytes) {
        if (bytes > maxBytes - used) return false;
        used += bytes;
        return true;
    }

    private synchronized void giveBack(long bytes) {
        used -= bytes;
    }

    /** More arrays of a length than heap and budget can hold: the last of them cannot be had. */
    long mostArrays(int longs) {
        return Math.min(maxBytes, Runtime.getRuntime().maxMemory()) / bytesOf(longs) + 1;
    }

    void release(long[] array) {
        giveBack(bytesOf(array.length));
    }

    synchronized long used() {
        return used;
    }

    /** What to throw when Java has no memory left; the store gets none from here on. */
    Cut heapIsFull() {
        reserve = null;
        return heapIsFull;
    }

    /** Why a search was cut, in one sentence for the user, once all workers stand still. */
    String reasonOf(Cut cut) {
        if (cut != heapIsFull) return cut.reason();
        lastReserve.set(null);
        return "Java's heap of %s is full, %s of it with states. Give it more with -Xmx."
                .formatted(megabytes(Runtime.getRuntime().maxMemory()), megabytes(used()));
    }

    private static long bytesOf(int longs) {
        return HEADER + (long) longs * Long.BYTES;
    }

    private static String megabytes(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%,d bytes", bytes)
                : String.format(Locale.ROOT, "%,d MB", bytes >> 20);
    }
}
