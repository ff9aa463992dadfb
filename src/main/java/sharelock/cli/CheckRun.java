package sharelock.cli;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sharelock.Check.Options;
import sharelock.Checker;
import sharelock.Checker.Outcome;
import sharelock.TwoEngines.Compared;
import sharelock.cli.console.Console;
import sharelock.question.CheckFile;
import sharelock.result.Progress;
import sharelock.result.Result;

/** Runs checks, one after another or side by side, and shows how far they have come. */
final class CheckRun {
    /** What checks that were stopped may take to end JPF and to tidy up. */
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Checker checker;
    private final Options options;
    private final Console console;
    private final ProgressLine.Mode progress;

    CheckRun(Checker checker, Options options, Console console, ProgressLine.Mode progress) {
        this.checker = checker;
        this.options = options;
        this.console = console;
        this.progress = progress;
    }

    /**
     * Runs a check.
     *
     * @param name what the progress line calls it
     * @param failed told why, if it could not be run; then there is no outcome
     */
    Optional<Outcome> run(String name, CheckFile check, Consumer<Failed> failed) {
        Optional<String> signal = console.signal();
        if (signal.isPresent()) return Optional.of(notRun(Result.EXPLICIT, check, signal.get()));
        ProgressLine line = new ProgressLine(name, console, progress);
        Runnable endOfWatch = console.watch();
        try {
            Outcome outcome = checker.check(check, options, line);
            line.clear();
            return Optional.of(console.signal().map(outcome::interruptedBy).orElse(outcome));
        } catch (RuntimeException | Error thrown) {
            line.clear();
            boolean full = thrown instanceof OutOfMemoryError;
            String message = Main.message(thrown) + (full ? line.reached() : "");
            failed.accept(tell(Result.EXPLICIT, message, thrown));
            return Optional.empty();
        } finally {
            endOfWatch.run();
        }
    }

    private static Outcome notRun(String engine, CheckFile check, String signal) {
        Progress none = Progress.in(Progress.Phase.CONSTRUCTING, Duration.ZERO);
        return Outcome.incomplete(engine, check, none, "Not run: interrupted by " + signal + ".");
    }

    /**
     * Why a check could not be run.
     *
     * @param engine that was to run it, the first one of two
     * @param message as the user has been told
     * @param code the exit code
     */
    record Failed(String engine, String message, int code) {}

    private Failed tell(String engine, String message, Throwable thrown) {
        console.error(message);
        return new Failed(engine, message, Main.code(thrown));
    }

    /** Runs one check with one search thread, in the ear of a listener. */
    interface Job {
        Came run(CheckFile check, Options options, Consumer<Progress> progress);
    }

    /** What came of one check. */
    interface Came {
        void tell(Audience audience);

        /** The same, where it did not come to a verdict because of a signal. */
        Came interruptedBy(String signal);
    }

    /** Of one engine. */
    record Single(CheckFile check, Outcome outcome) implements Came {
        @Override
        public void tell(Audience audience) {
            audience.ran(check, outcome);
        }

        @Override
        public Came interruptedBy(String signal) {
            return new Single(check, outcome.interruptedBy(signal));
        }
    }

    /** Of two. */
    record Pair(CheckFile check, Compared compared) implements Came {
        @Override
        public void tell(Audience audience) {
            audience.ran(check, compared);
        }

        @Override
        public Came interruptedBy(String signal) {
            return new Pair(check, compared.interruptedBy(signal));
        }
    }

    /** Hears what came of the checks, one by one. */
    interface Audience {
        void ran(CheckFile check, Outcome outcome);

        void ran(CheckFile check, Compared compared);

        void failed(CheckFile check, Failed why);
    }

    /**
     * Runs checks side by side, as many as there are workers, and tells what came of them in their
     * order.
     *
     * @param engine that the job asks, the first one of two
     */
    void run(List<CheckFile> checks, String engine, Job job, Audience audience) {
        ExecutorService pool = Executors.newFixedThreadPool(options.workers());
        try {
            List<Pending> pending = new ArrayList<>();
            for (CheckFile check : checks) pending.add(new Pending(check, engine, job, pool));
            for (Pending each : pending) each.await(audience, pool);
        } finally {
            pool.shutdownNow();
            boolean ended = Uninterruptibles.awaitTerminationUninterruptibly(pool, TO_END);
            if (!ended) console.error("some checks do not end, and are left behind.");
        }
    }

    /** A check that runs or will run. */
    private final class Pending implements Consumer<Progress> {
        private final CheckFile check;
        private final String engine;
        private final ProgressLine line;
        private final Future<Came> result;
        private volatile boolean shown;
        private volatile @Nullable Progress latest;

        Pending(CheckFile check, String engine, Job job, ExecutorService pool) {
            this.check = check;
            this.engine = engine;
            line = new ProgressLine(check.name(), console, progress);
            result = pool.submit(() -> job.run(check, options.withWorkers(1), this));
        }

        @Override
        public void accept(Progress now) {
            latest = now;
            if (shown) line.accept(now);
        }

        void await(Audience audience, ExecutorService pool) {
            shown = true;
            try {
                Came came = get(pool);
                line.clear();
                came.tell(audience);
            } catch (ExecutionException failed) {
                Throwable thrown = failed.getCause() == null ? failed : failed.getCause();
                line.clear();
                audience.failed(check, tell(engine, Main.message(thrown), thrown));
            }
        }

        /** What came of the check: if a signal has come and it has not finished, that. */
        private Came get(ExecutorService pool) throws ExecutionException {
            Runnable endOfWatch = console.watch();
            try {
                if (!result.isDone() && console.signal().isPresent()) return interrupted();
                return named(result.get());
            } catch (InterruptedException stopped) {
                pool.shutdownNow();
                return result.isDone()
                        ? named(Objects.requireNonNull(Futures.getDone(result)))
                        : interrupted();
            } finally {
                endOfWatch.run();
            }
        }

        /** A verdict stays one, also where a signal has come since. */
        private Came named(Came came) {
            return console.signal().map(came::interruptedBy).orElse(came);
        }

        private Came interrupted() {
            String signal = console.signal().orElse("the thread's owner");
            Progress reached = latest;
            Outcome outcome =
                    reached == null
                            ? notRun(engine, check, signal)
                            : Outcome.incomplete(
                                    engine,
                                    check,
                                    reached,
                                    "Interrupted by %s in phase %s."
                                            .formatted(signal, reached.phase()));
            return new Single(check, outcome);
        }
    }
}
