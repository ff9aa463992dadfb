package sharelock.jpf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.engine.Engine.Limits;
import sharelock.jpf.JpfProcess.Ended;
import sharelock.jpf.wire.Evidence;
import sharelock.jpf.wire.Fault;
import sharelock.jpf.wire.Fault.At;
import sharelock.jpf.wire.Fault.Cause;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/**
 * What one run of JPF comes to, from its report and what was heard in its search: its exit code is
 * 0 whatever it found.
 *
 * @param rests how many states JPF saw in which no task can move
 * @param reached the goals that it came by
 * @param note why there is no verdict; else empty
 */
record RunVerdict(
        Verdict verdict,
        @Nullable Failure failure,
        Result.Counts counts,
        long rests,
        Set<String> reached,
        String note) {

    private static final String DEADLOCK = "gov.nasa.jpf.vm.NotDeadlockedProperty";
    private static final String MEMORY = "gov.nasa.jpf.vm.NoOutOfMemoryErrorProperty";

    /**
     * A run of JPF.
     *
     * @param progress what it printed
     * @param evidence what was heard in its search
     */
    record Run(Ended ended, ProgressReader progress, Evidence evidence, Limits limits) {

        /** What this run comes to, which has no verdict. */
        private RunVerdict without(Verdict verdict, long states, long transitions, String note) {
            return new RunVerdict(
                    verdict, null, counts(states, transitions), 0, evidence.reached(), note);
        }

        private Result.Counts counts(long states, long transitions) {
            return new Result.Counts(states, transitions, progress.depth(), false);
        }

        private RunVerdict stopped(Verdict verdict, String note) {
            return without(verdict, progress.states(), progress.transitions(), note);
        }

        private String lastLines() {
            return "last lines:\n" + ended.output();
        }
    }

    RunVerdict {
        counts =
                new Result.Counts(
                        counts.states(),
                        counts.transitions(),
                        counts.depth(),
                        verdict == Verdict.HOLDS);
    }

    static RunVerdict of(Run run, Path report) {
        Limits limits = run.limits();
        return switch (run.ended().end()) {
            case FINISHED -> read(report, run);
            case OUT_OF_TIME ->
                    run.stopped(
                            Verdict.INCOMPLETE,
                            "JPF was stopped after %s, the time budget of the check."
                                    .formatted(inWords(limits.timeout())));
            case OUT_OF_STATES ->
                    run.stopped(Verdict.INCOMPLETE, outOfStates(run.progress().states()));
            case OUT_OF_MEMORY -> run.stopped(Verdict.INCOMPLETE, outOfMemory(limits));
            case INTERRUPTED -> run.stopped(Verdict.INCOMPLETE, "JPF was interrupted.");
            case CRASHED -> run.stopped(Verdict.ERROR, "JPF crashed. Its " + run.lastLines());
        };
    }

    private static String inWords(Duration budget) {
        boolean whole = budget.toMillis() % 1000 == 0;
        return whole ? budget.toSeconds() + " s" : budget.toMillis() + " ms";
    }

    private static String outOfStates(long states) {
        return "JPF was stopped after %,d states, the budget of the check.".formatted(states);
    }

    private static String outOfMemory(Limits limits) {
        boolean isMost = limits.maxBytes() >= JpfEngine.MOST_HEAP;
        String more =
                isMost ? "That is the most it gets. Give it" : "Give it more with --max-memory, or";
        return "JPF ran out of memory with a heap of %,d MB. %s a smaller model with check.jpfArgs."
                .formatted(JpfProcess.heapMegabytes(limits.maxBytes()), more);
    }

    private static RunVerdict read(Path file, Run run) {
        if (!Files.exists(file)) {
            String note = "JPF did not run the check and wrote no report. Its " + run.lastLines();
            return run.without(Verdict.ERROR, 0, 0, note);
        }
        try {
            return of(JpfReport.read(file), run);
        } catch (IllegalArgumentException broken) {
            String note = broken.getMessage() + ". JPF's " + run.lastLines();
            return run.without(Verdict.ERROR, 0, 0, note);
        }
    }

    private static RunVerdict of(JpfReport report, Run run) {
        long states = report.states();
        long transitions = states + report.visited();
        JpfReport.Finding error = report.error();
        if (error == null) return withoutError(report, run);
        if (error.property().equals(MEMORY)) {
            return run.without(Verdict.INCOMPLETE, states, transitions, outOfMemory(run.limits()));
        }
        Failure failure = failure(error);
        String note =
                "JPF could not run the check: %s: %s".formatted(error.property(), error.details());
        return new RunVerdict(
                failure == null ? Verdict.ERROR : Verdict.FAILS,
                failure,
                run.counts(states, transitions),
                report.endStates(),
                run.evidence().reached(),
                failure == null ? note : "");
    }

    /**
     * A search that was cut is no complete one, one of whose end nobody has heard shows nothing,
     * and neither does one in which nobody has looked at a state.
     */
    private static RunVerdict withoutError(JpfReport report, Run run) {
        long states = report.states();
        long transitions = states + report.visited();
        Evidence evidence = run.evidence();
        if (states > run.limits().maxStates()) {
            return run.without(Verdict.INCOMPLETE, states, transitions, outOfStates(states));
        }
        if (evidence.cut()) {
            String note =
                    "JPF came to a limit of its search, of memory (it had %,d MB) or one that a key of JPF sets, and did not look behind it."
                            .formatted(JpfProcess.heapMegabytes(run.limits().maxBytes()));
            return run.without(Verdict.INCOMPLETE, states, transitions, note);
        }
        if (!evidence.complete()) {
            String note =
                    "JPF reports no error, but nobody has heard that its search came to the end: nothing was shown. Its "
                            + run.lastLines();
            return run.without(Verdict.ERROR, states, transitions, note);
        }
        if (report.endStates() == 0 && !evidence.looked()) {
            String note =
                    "JPF reports no error, but no state either in which the model ends, and nobody has looked at one: nothing was shown. A thread has ended without a word, as happens where JPF meets code that it does not know. Its "
                            + run.lastLines();
            return run.without(Verdict.ERROR, states, transitions, note);
        }
        Result.Counts counts = run.counts(states, transitions);
        Set<String> reached = evidence.reached();
        return new RunVerdict(Verdict.HOLDS, null, counts, report.endStates(), reached, "");
    }

    /** Null if it is no failure of the model's. */
    private static @Nullable Failure failure(JpfReport.Finding error) {
        if (error.property().equals(DEADLOCK)) {
            return new Failure(Failure.Kind.DEADLOCK, "deadlock", "no thread can move", "", null);
        }
        Optional<Fault> fault = Fault.in(error.details());
        if (fault.isEmpty() || fault.get().cause() == Cause.LOST) return null;
        return failure(fault.get());
    }

    private static Failure failure(Fault fault) {
        boolean isProperty = fault.cause().isProperty();
        String said = fault.said().strip();
        return new Failure(
                kind(fault.cause()),
                fault.name(),
                isProperty ? Fault.DOES_NOT_HOLD : said,
                isProperty ? said : "",
                line(fault.at()));
    }

    /**
     * What a run that looks for a failure of a kind looks for; empty where there is no way to one.
     */
    static Optional<Cause> cause(Failure.Kind kind) {
        return switch (kind) {
            case INVARIANT -> Optional.of(Cause.INVARIANT);
            case AT_REST -> Optional.of(Cause.AT_REST);
            case PROPERTY_THREW -> Optional.of(Cause.PROPERTY_THREW);
            case DEADLOCK -> Optional.of(Cause.DEADLOCK);
            case RULE -> Optional.of(Cause.RULE);
            case ASSERTION -> Optional.of(Cause.ASSERTION);
            case EXCEPTION -> Optional.of(Cause.EXCEPTION);
            case UNREACHED, PASSED_BY -> Optional.empty();
        };
    }

    private static Failure.Kind kind(Cause cause) {
        return switch (cause) {
            case INVARIANT, REACHED -> Failure.Kind.INVARIANT; // that the goal is never reached
            case AT_REST -> Failure.Kind.AT_REST;
            case PROPERTY_THREW -> Failure.Kind.PROPERTY_THREW;
            case DEADLOCK -> Failure.Kind.DEADLOCK;
            case RULE -> Failure.Kind.RULE;
            case ASSERTION -> Failure.Kind.ASSERTION;
            case EXCEPTION -> Failure.Kind.EXCEPTION;
            case LOST -> throw new IllegalArgumentException("a lost thread is no failure");
        };
    }

    private static @Nullable SourceLine line(At at) {
        String file = at.file();
        if (file.isEmpty()) return null;
        String type = file.replaceFirst("\\.java$", "").replace('/', '.');
        return new SourceLine(file.substring(file.lastIndexOf('/') + 1), type, "", at.line());
    }

    /** The same, but a goal is never reached. */
    RunVerdict unreached(String goal) {
        Failure never =
                new Failure(
                        Failure.Kind.UNREACHED,
                        goal,
                        "no reachable state satisfies it: what is checked here proves nothing",
                        "",
                        null);
        return new RunVerdict(Verdict.FAILS, never, counts, rests, reached, "");
    }

    /** The same, where another run of this check may have gone deeper. */
    RunVerdict beside(RunVerdict other) {
        int depth = Math.max(counts.depth(), other.counts.depth());
        Result.Counts deepest =
                new Result.Counts(counts.states(), counts.transitions(), depth, counts.complete());
        return new RunVerdict(verdict, failure, deepest, rests, reached, note);
    }

    /** The same with a note. */
    RunVerdict noting(String why) {
        return new RunVerdict(verdict, failure, counts, rests, reached, why);
    }

    /** The result of a check that comes to this. */
    Result result(@Nullable Trace trace, Duration spent) {
        return new Result(
                Result.JPF,
                verdict,
                failure,
                trace,
                counts,
                new Result.Asked(0, 0, 0, rests),
                spent,
                note);
    }
}
