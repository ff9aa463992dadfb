package sharelock.engine;

import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sharelock.engine.Engine.Limits;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;
import sharelock.result.Result;
import sharelock.result.Verdict;
import sharelock.system.Stopped;

/**
 * Has the work of one check done by a thread of its own, and comes back when its time is over or
 * this thread is interrupted. Then the work is interrupted too, and where that does not end it, as
 * in an endless constructor, it is left behind: the process ends all the same.
 */
public final class Supervisor implements Consumer<Progress> {
    /** Address space, of which a thread takes what it needs. Compiling is recursive. */
    private static final long STACK = 64L << 20;

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);
    private static final Duration TO_STOP = Duration.ofSeconds(1);

    /** For a failure that was found in time. */
    private static final Duration TO_EXPLAIN = Duration.ofMinutes(1);

    private final long began = System.nanoTime();
    private final Limits limits;
    private final Consumer<Progress> listener;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Progress latest = Progress.in(Phase.CONSTRUCTING, Duration.ZERO);
    private volatile Phase phase = Phase.CONSTRUCTING;
    private volatile boolean closed;
    private @Nullable Phase stoppedIn;
    private boolean interrupted;
    private boolean leftBehind;

    /**
     * @param limits of which the time counts here
     * @param listener hears how far the work has come
     */
    public Supervisor(Limits limits, Consumer<Progress> listener) {
        this.limits = limits;
        this.listener = listener;
    }

    /**
     * Does the work, once.
     *
     * @return what it comes to; empty if it was stopped
     * @throws sharelock.question.CheckError in the place of a stack overflow
     * @throws OutOfMemoryError that names the phase
     */
    public <T> Optional<T> run(Supplier<T> work) {
        Attempt<T> attempt = new Attempt<>(() -> Exhaustion.told(this, work));
        Thread thread = new Thread(null, attempt, "sharelock-check", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            await();
        } catch (InterruptedException stop) {
            interrupted = true;
        }
        if (ended.getCount() > 0) stop(thread);
        closed = true;
        if (interrupted) Thread.currentThread().interrupt();
        return leftBehind ? Optional.empty() : attempt.result();
    }

    private void await() throws InterruptedException {
        Duration next = elapsed().plus(BETWEEN_REPORTS);
        while (!ended.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
            Duration now = elapsed();
            Duration end = limits.timeout();
            if (phase == Phase.EXPLAINING) end = end.plus(TO_EXPLAIN);
            if (now.compareTo(end) >= 0) return;
            if (phase != Phase.SEARCHING && now.compareTo(next) >= 0) {
                next = now.plus(BETWEEN_REPORTS);
                listener.accept(latest.at(phase, now));
            }
        }
    }

    private void stop(Thread thread) {
        stoppedIn = phase;
        thread.interrupt();
        interrupted |= Thread.interrupted();
        leftBehind = !Uninterruptibles.awaitUninterruptibly(ended, TO_STOP);
    }

    /** The time of the check that is over. */
    public Duration elapsed() {
        return limits.spent().plusNanos(System.nanoTime() - began);
    }

    /** Hears of the work as it goes on. */
    @Override
    public void accept(Progress now) {
        if (closed) return;
        phase = now.phase();
        if (now.states() > 0) {
            latest = now;
            listener.accept(now);
        }
    }

    /** The work goes on to another phase. */
    public void enter(Phase next) {
        phase = next;
    }

    Phase phase() {
        return phase;
    }

    /**
     * What the work came to, or, if it was stopped before it came to a verdict, how far it came.
     *
     * @param result of {@link #run}
     * @param engine that did the work
     */
    public Result orStopped(Optional<Result> result, String engine, Result.Asked asked) {
        boolean through = result.isPresent() && result.get().verdict() != Verdict.INCOMPLETE;
        if (through || stoppedIn == null) return result.orElseThrow();
        if (result.isPresent() && result.get().failure() != null) {
            return result.get().noting(reason() + " " + result.get().note());
        }
        return Result.without(engine, Verdict.INCOMPLETE, reached(), asked, reason());
    }

    /** The last that is known of the search. */
    public Progress reached() {
        return latest.at(phase, elapsed());
    }

    /** Why the work was stopped, in one sentence. */
    public String reason() {
        String where = stoppedIn == null ? "" : " in phase " + stoppedIn;
        if (interrupted) return "Interrupted" + where + ".";
        return Stopped.timeIsUp(limits.timeout()) + where + ".";
    }

    /** What a thread came to. */
    private final class Attempt<T> implements Runnable {
        private final Supplier<T> work;
        private volatile @Nullable T value;
        private volatile @Nullable Throwable thrown;

        Attempt(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                value = work.get();
            } catch (Stopped stopped) {
                // There is no value.
            } catch (RuntimeException | Error failed) {
                thrown = failed;
            } finally {
                ended.countDown();
            }
        }

        Optional<T> result() {
            Throwable failed = thrown;
            if (failed instanceof Error error) throw error;
            if (failed instanceof RuntimeException exception) throw exception;
            return Optional.ofNullable(value);
        }
    }
}
