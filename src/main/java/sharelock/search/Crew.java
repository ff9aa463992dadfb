package sharelock.search;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The workers and their threads. The first worker runs in the thread that called; the others are
 * called up only for levels that are large enough to be worth it.
 */
final class Crew implements AutoCloseable {
    private final List<Worker> workers;
    private final Memory memory;
    private final int worthSharing;
    private @Nullable ExecutorService threads;
    private volatile boolean stopped;

    Crew(List<Worker> workers, Memory memory, int worthSharing) {
        this.workers = List.copyOf(workers);
        this.memory = memory;
        this.worthSharing = worthSharing;
    }

    /** Stores the initial states. */
    void begin() {
        rethrow(attempt(workers.get(0)::begin));
    }

    /**
     * Expands a level of that many states; nobody works any more when this returns or throws. What
     * any worker throws is thrown here; a {@link Cut} only if none throws anything worse.
     *
     * @param pulse called by the calling thread now and then
     */
    void expandLevel(long states, Runnable pulse) {
        List<Future<@Nullable Throwable>> others = new ArrayList<>();
        BooleanSupplier goOn =
                () -> {
                    pulse.run();
                    return goOn();
                };
        Throwable thrown =
                attempt(
                        () -> {
                            if (states >= worthSharing) callUp(others);
                            workers.get(0).expandLevel(goOn);
                        });
        for (Future<@Nullable Throwable> other : others) thrown = worse(thrown, resultOf(other));
        rethrow(thrown);
    }

    private void callUp(List<Future<@Nullable Throwable>> called) {
        for (Worker worker : workers.subList(1, workers.size())) {
            called.add(threads().submit(() -> attempt(() -> worker.expandLevel(this::goOn))));
        }
    }

    private boolean goOn() {
        return !stopped;
    }

    /** Runs a worker and answers what it threw; then the others are to stop too. */
    private @Nullable Throwable attempt(Runnable work) {
        try {
            work.run();
            return null;
        } catch (Cut cut) {
            stopped = true;
            return cut.reason().isEmpty() ? null : cut;
        } catch (OutOfMemoryError full) {
            stopped = true;
            return memory.heapIsFull();
        } catch (RuntimeException | Error thrown) {
            stopped = true;
            return thrown;
        }
    }

    private static @Nullable Throwable resultOf(Future<@Nullable Throwable> worker) {
        try {
            return Uninterruptibles.getUninterruptibly(worker);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static @Nullable Throwable worse(@Nullable Throwable one, @Nullable Throwable other) {
        return one == null || (one instanceof Cut && other != null) ? other : one;
    }

    private static void rethrow(@Nullable Throwable thrown) {
        if (thrown == null) return;
        Throwables.throwIfUnchecked(thrown);
        throw new IllegalStateException(thrown);
    }

    /** What a worker throws is in its future; an idle thread can only die of a full heap. */
    private ExecutorService threads() {
        ExecutorService known = threads;
        if (known != null) return known;
        ExecutorService started =
                Executors.newFixedThreadPool(
                        workers.size() - 1,
                        work -> {
                            Thread thread = new Thread(work, "sharelock-search");
                            thread.setDaemon(true);
                            thread.setUncaughtExceptionHandler((t, full) -> stopped = true);
                            return thread;
                        });
        threads = started;
        return started;
    }

    /** Ends the threads; they are idle. */
    @Override
    public void close() {
        if (threads != null) threads.shutdown();
    }
}
