package sharelock.cli;

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
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sharelock.Checker;
import sharelock.cli.console.Console;
import sharelock.engine.Answers;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Outcome;
import sharelock.question.CheckFile;
import sharelock.result.Progress;

/** Runs checks, one after another or side by side, and shows how far they have come. */
final class CheckRun {
    /** What checks that were stopped may take to end JPF and to tidy up. */
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Job job;
    private final Limits limits;
    private final Console console;
    private final ProgressLine.Mode progress;

    CheckRun(Job job, Limits limits, Console console, ProgressLine.Mode progress) {
        this.job = job;
        this.limits = limits;
        this.console = console;
        this.progress = progress;
    }

    /**
     * Runs a check in this thread.
     *
     * @param name what the progress line calls it
     * @param failed told why, if it could not be run; then there is no outcome
     */
    Optional<Outcome> run(String name, CheckFile check, Consumer<Failed> failed) {
        Optional<String> signal = console.signal();
        if (signal.isPresent()) return Optional.of(notRun(job.engine(), check, signal.get()));
        ProgressLine line = new ProgressLine(name, console, progress);
        Runnable endOfWatch = console.watch();
        try {
            Outcome outcome = job.asking().run(check, limits, line).first();
            line.clear();
            return Optional.of(console.signal().map(outcome::interruptedBy).orElse(outcome));
        } catch (RuntimeException | Error thrown) {
            line.clear();
            boolean full = thrown instanceof OutOfMemoryError;
            String message = Main.message(thrown) + (full ? line.reached() : "");
            failed.accept(tell(job.engine(), message, thrown));
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

    /**
     * What is done for each check.
     *
     * @param engines that are asked, by name
     */
    record Job(List<String> engines, Asking asking) {

        Job {
            engines = List.copyOf(engines);
        }

        /** The name of the first one. */
        String engine() {
            return engines.get(0);
        }

        /** Asks one engine. */
        static Job of(Checker checker, Engine engine) {
            return new Job(
                    List.of(engine.name()),
                    (check, limits, listener) ->
                            Answers.of(checker.check(engine, check, limits, listener)));
        }
    }

    /** Has engines answer one check, in the ear of a listener. */
    interface Asking {
        Answers run(CheckFile check, Limits limits, Consumer<Progress> progress);
    }

    /** Hears what came of the checks, one by one. */
    interface Audience {
        void ran(CheckFile check, Answers answers);

        void failed(CheckFile check, Failed why);
    }

    /**
     * Runs checks side by side, as many as there are workers, and tells what came of them in their
     * order. Each searches with one worker.
     */
    void run(List<CheckFile> checks, Audience audience) {
        ExecutorService pool = Executors.newFixedThreadPool(limits.workers());
        try {
            List<Pending> pending = new ArrayList<>();
            for (CheckFile check : checks) pending.add(new Pending(check, pool));
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
        private final ProgressLine line;
        private final Future<Answers> result;
        private volatile boolean begun;
        private volatile boolean shown;
        private volatile @Nullable Progress latest;

        Pending(CheckFile check, ExecutorService pool) {
            this.check = check;
            line = new ProgressLine(check.name(), console, progress);
            result = pool.submit(this::ask);
        }

        private Answers ask() {
            begun = true;
            return job.asking().run(check, limits.withWorkers(1), this);
        }

        @Override
        public void accept(Progress now) {
            latest = now;
            if (shown) line.accept(now);
        }

        void await(Audience audience, ExecutorService pool) {
            shown = true;
            try {
                Answers answers = get(pool);
                line.clear();
                audience.ran(check, answers);
            } catch (ExecutionException failed) {
                Throwable thrown = failed.getCause() == null ? failed : failed.getCause();
                line.clear();
                audience.failed(check, tell(job.engine(), Main.message(thrown), thrown));
            }
        }

        /** What came of the check, also as far as it came before a signal. */
        private Answers get(ExecutorService pool) throws ExecutionException {
            Runnable endOfWatch = console.watch();
            try {
                boolean ends = pool.isShutdown() || console.signal().isPresent();
                if (!result.isDone() && ends) return interrupted(pool);
                return named(result.get());
            } catch (InterruptedException stopped) {
                return interrupted(pool);
            } finally {
                endOfWatch.run();
            }
        }

        /** A verdict stays one, also where a signal has come since. */
        private Answers named(Answers answers) {
            return console.signal().map(answers::interruptedBy).orElse(answers);
        }

        /** What runs is given time to say how far it came: an engine may have its verdict. */
        private Answers interrupted(ExecutorService pool) throws ExecutionException {
            pool.shutdownNow();
            String signal = console.signal().orElse("the thread's owner");
            if (!begun) return without(engine -> notRun(engine, check, signal));
            try {
                Answers answers = Uninterruptibles.getUninterruptibly(result, TO_END);
                return named(Objects.requireNonNull(answers));
            } catch (TimeoutException goesOn) {
                Progress none = Progress.in(Progress.Phase.CONSTRUCTING, Duration.ZERO);
                Progress reached = Objects.requireNonNullElse(latest, none);
                String why = "Interrupted by %s in phase %s.".formatted(signal, reached.phase());
                return without(engine -> Outcome.incomplete(engine, check, reached, why));
            }
        }

        /** Nothing was compared. */
        private Answers without(Function<String, Outcome> outcome) {
            List<Outcome> outcomes = job.engines().stream().map(outcome).toList();
            return new Answers(
                    outcomes.get(0),
                    outcomes.stream()
                            .skip(1)
                            .map(
                                    other ->
                                            new Answers.Other(
                                                    other,
                                                    Answers.Agreement.NOT_COMPARED,
                                                    other.result().note()))
                            .toList());
        }
    }
}
