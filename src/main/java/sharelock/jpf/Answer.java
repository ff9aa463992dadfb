package sharelock.jpf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sharelock.jpf.JpfEngine.Limits;
import sharelock.jpf.JpfProcess.Ended;
import sharelock.jpf.child.Evidence;
import sharelock.result.Failure;
import sharelock.result.Verdict;

/**
 * What one run of JPF says, taken from its report: its exit code is 0 whatever it found.
 *
 * @param rests how many states JPF saw in which no task can move
 * @param note why there is no verdict; else empty
 */
record Answer(
        Verdict verdict,
        @Nullable Failure failure,
        long states,
        long transitions,
        long rests,
        String note) {

    /**
     * A run of JPF.
     *
     * @param progress what it printed
     * @param evidence what was heard in its search
     */
    record Run(Ended ended, ProgressReader progress, Evidence evidence, Limits limits) {}

    private static final String SEEN = "it does not hold: ";
    private static final String OURS = "sharelock.jpf.inside.Violation: ";
    private static final String DEADLOCK = "gov.nasa.jpf.vm.NotDeadlockedProperty";
    private static final String MEMORY = "gov.nasa.jpf.vm.NoOutOfMemoryErrorProperty";

    static Answer of(Run run, Path report) {
        Ended ended = run.ended();
        ProgressReader progress = run.progress();
        Limits limits = run.limits();
        return switch (ended.end()) {
            case FINISHED -> read(report, run);
            case OUT_OF_TIME ->
                    stopped(
                            progress,
                            Verdict.INCOMPLETE,
                            "JPF was stopped after %s, the time budget of the check."
                                    .formatted(inWords(limits.timeout())));
            case OUT_OF_STATES ->
                    stopped(progress, Verdict.INCOMPLETE, outOfStates(progress.states()));
            case OUT_OF_MEMORY -> stopped(progress, Verdict.INCOMPLETE, outOfMemory(limits));
            case INTERRUPTED -> stopped(progress, Verdict.INCOMPLETE, "JPF was interrupted.");
            case CRASHED ->
                    stopped(
                            progress,
                            Verdict.ERROR,
                            "JPF crashed. Its last lines:\n" + ended.output());
        };
    }

    private static Answer stopped(ProgressReader progress, Verdict verdict, String note) {
        return new Answer(verdict, null, progress.states(), progress.transitions(), 0, note);
    }

    private static String inWords(Duration budget) {
        boolean whole = budget.toMillis() % 1000 == 0;
        return whole ? budget.toSeconds() + " s" : budget.toMillis() + " ms";
    }

    private static String outOfStates(long states) {
        return "JPF was stopped after %,d states, the budget of the check.".formatted(states);
    }

    private static String outOfMemory(Limits limits) {
        return "JPF ran out of memory with a heap of %,d MB. Give it more with --max-memory, or a smaller model with check.jpfArgs."
                .formatted(limits.heapBytes() >> 20);
    }

    private static Answer read(Path file, Run run) {
        Ended ended = run.ended();
        if (!Files.exists(file)) {
            return new Answer(
                    Verdict.ERROR,
                    null,
                    0,
                    0,
                    0,
                    "JPF did not run the check and wrote no report. Its last lines:\n"
                            + ended.output());
        }
        try {
            return of(JpfReport.read(file), run);
        } catch (IllegalArgumentException broken) {
            return new Answer(
                    Verdict.ERROR,
                    null,
                    0,
                    0,
                    0,
                    broken.getMessage() + ". JPF's last lines:\n" + ended.output());
        }
    }

    private static Answer of(JpfReport report, Run run) {
        long states = report.states();
        long transitions = states + report.visited();
        JpfReport.Finding error = report.error();
        if (error == null) return withoutError(report, run);
        if (error.property().equals(MEMORY)) {
            return new Answer(
                    Verdict.INCOMPLETE, null, states, transitions, 0, outOfMemory(run.limits()));
        }
        Failure failure = failure(error);
        long rests = report.endStates();
        if (failure != null) {
            return new Answer(Verdict.FAILS, failure, states, transitions, rests, "");
        }
        return new Answer(
                Verdict.ERROR,
                null,
                states,
                transitions,
                rests,
                "JPF could not run the check: %s: %s".formatted(error.property(), error.details()));
    }

    /**
     * A search that was cut is no complete one, one of whose end nobody has heard shows nothing,
     * and neither does one in which nobody has looked at a state.
     */
    private static Answer withoutError(JpfReport report, Run run) {
        long states = report.states();
        long transitions = states + report.visited();
        if (states > run.limits().maxStates()) {
            return new Answer(
                    Verdict.INCOMPLETE, null, states, transitions, 0, outOfStates(states));
        }
        if (run.evidence().cut()) {
            String note =
                    "JPF came to a limit of its search, of memory (it had %,d MB) or one that a key of JPF sets, and did not look behind it."
                            .formatted(run.limits().heapBytes() >> 20);
            return new Answer(Verdict.INCOMPLETE, null, states, transitions, 0, note);
        }
        if (!run.evidence().complete()) {
            return new Answer(
                    Verdict.ERROR,
                    null,
                    states,
                    transitions,
                    0,
                    "JPF reports no error, but nobody has heard that its search came to the end: nothing was shown. Its last lines:\n"
                            + run.ended().output());
        }
        if (report.endStates() > 0) {
            return new Answer(Verdict.HOLDS, null, states, transitions, report.endStates(), "");
        }
        if (run.evidence().looked()) {
            return new Answer(Verdict.HOLDS, null, states, transitions, 0, "");
        }
        return new Answer(
                Verdict.ERROR,
                null,
                states,
                transitions,
                0,
                "JPF reports no error, but no state either in which the model ends, and nobody has looked at one: nothing was shown. A thread has ended without a word, as happens where JPF meets code that it does not know. Its last lines:\n"
                        + run.ended().output());
    }

    /** Null if it is no failure of the model's. */
    private static @Nullable Failure failure(JpfReport.Finding error) {
        if (error.property().equals(DEADLOCK)) {
            return new Failure(Failure.Kind.DEADLOCK, "deadlock", "no thread can move", "", null);
        }
        if (!error.details().startsWith(OURS)) return null;
        String text = error.details().substring(OURS.length());
        int stack = text.indexOf("\n\tat ");
        String[] parts = (stack < 0 ? text : text.substring(0, stack)).split("\\|", 4);
        if (parts.length < 4 || parts[0].equals("LOST")) return null;
        String kind = parts[0].equals("REACHED") ? "INVARIANT" : parts[0];
        String message = parts[3].strip();
        boolean isSeen = message.startsWith(SEEN);
        return new Failure(
                Failure.Kind.valueOf(kind),
                parts[1],
                isSeen ? "it does not hold" : message,
                isSeen ? message.substring(SEEN.length()) : "",
                JpfTrace.lineOf(parts[2]).orElse(null));
    }

    /** The same, but a goal is never reached. */
    Answer unreached(String goal) {
        Failure failure =
                new Failure(
                        Failure.Kind.UNREACHED,
                        goal,
                        "no reachable state satisfies it: what is checked here proves nothing",
                        "",
                        null);
        return new Answer(Verdict.FAILS, failure, states, transitions, rests, "");
    }
}
