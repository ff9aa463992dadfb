package sharelock.search;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the store gets its arrays: counts their bytes, and answers a full budget or a full heap
 * with a {@link Cut}. Nothing else in a search grows with the number of states.
 */
final class Memory {
    /** Bytes that a long[] takes besides its elements. */
    private static final int HEADER = 16;

    /** Given back when the heap is full, so that the figures can still be reported. */
    private static final int RESERVE = 1 << 17;

    private final long maxBytes;
    private final AtomicLong used = new AtomicLong();
    private volatile long @Nullable [] reserve = new long[RESERVE];

    Memory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    long[] allocate(int longs) {
        long bytes = bytesOf(longs);
        if (used.addAndGet(bytes) > maxBytes) {
            used.addAndGet(-bytes);
            throw new Cut("The budget of " + megabytes(maxBytes) + " for states is used up.");
        }
        try {
            return new long[longs];
        } catch (OutOfMemoryError full) {
            used.addAndGet(-bytes);
            throw heapIsFull();
        }
    }

    void release(long[] array) {
        used.addAndGet(-bytesOf(array.length));
    }

    long used() {
        return used.get();
    }

    /** What to throw when Java has no memory left. */
    Cut heapIsFull() {
        reserve = null;
        return new Cut(
                "Java's heap of %s is full, %s of it with states. Give it more with -Xmx."
                        .formatted(
                                megabytes(Runtime.getRuntime().maxMemory()),
                                megabytes(used.get())));
    }

    /** Whether the heap has been found full. */
    boolean isExhausted() {
        return reserve == null;
    }

    private static long bytesOf(int longs) {
        return HEADER + (long) longs * Long.BYTES;
    }

    private static String megabytes(long bytes) {
        return "%,d MB".formatted(bytes >> 20);
    }
}
