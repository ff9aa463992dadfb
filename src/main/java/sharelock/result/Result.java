package sharelock.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one engine answers for one check.
 *
 * @param engine {@code explicit} or {@code jpf}
 * @param verdict what it came to
 * @param failure what failed; null unless the verdict is {@link Verdict#FAILS}
 * @param trace the way to the failure; null where there is none
 * @param counts how much was searched
 * @param asked what was asked of the states
 * @param time how long it took
 * @param note why a search is incomplete or in error, or has no trace, or in which order a failure
 *     was found, in one clause or sentence; else empty
 */
public record Result(
        String engine,
        Verdict verdict,
        @Nullable Failure failure,
        @Nullable Trace trace,
        Counts counts,
        Asked asked,
        Duration time,
        String note) {
    /** What results and traces call the engine of our own. */
    public static final String EXPLICIT = "explicit";

    /** What they call Java PathFinder. */
    public static final String JPF = "jpf";

    /** Properties were to be asked at rest, and no state is. */
    public static final Failure NEVER_AT_REST =
            new Failure(
                    Failure.Kind.UNREACHED,
                    "state at rest",
                    "some task can move in every state, so what is checked at rest was never asked and nothing is proved of it. If the model is to run for ever, say check.endless = true",
                    "",
                    null);

    /**
     * What an engine answers that came to no verdict.
     *
     * @param reached how far it came
     */
    public static Result without(
            String engine, Verdict verdict, Progress reached, Asked asked, String note) {
        Counts counts = new Counts(reached.states(), reached.transitions(), reached.depth(), false);
        return new Result(engine, verdict, null, null, counts, asked, reached.elapsed(), note);
    }

    /**
     * @param states distinct states, the initial one included
     * @param transitions steps fired from distinct states, duplicates included
     * @param depth length of the longest shortest path
     * @param complete whether every reachable state was visited
     */
    public record Counts(long states, long transitions, int depth, boolean complete) {}

    /**
     * What a verdict rests on, besides the number of states.
     *
     * @param always how many invariants were asked in every state
     * @param atRest how many properties were asked in every state at rest
     * @param sometimes how many goals were looked for
     * @param rests in how many states no task can move and none need
     */
    public record Asked(int always, int atRest, int sometimes, long rests) {

        /** How many of each kind, e.g. {@code 3 invariants, 1 at rest, 2 goals}. */
        public String inWords() {
            return inWords("");
        }

        private String inWords(String ofWhichRests) {
            List<String> kinds = new ArrayList<>();
            if (always > 0) kinds.add(always == 1 ? "1 invariant" : always + " invariants");
            if (atRest > 0) kinds.add(atRest + " at rest" + ofWhichRests);
            if (sometimes > 0) kinds.add(sometimes == 1 ? "1 goal" : sometimes + " goals");
            return kinds.isEmpty() ? "the built-in rules only" : String.join(", ", kinds);
        }
    }

    /** What was asked; in a deadlock nothing at rest is, and there may be no state before it. */
    public String askedInWords() {
        boolean none = asked.atRest() > 0 && asked.rests() == 0;
        boolean deadlock = failure != null && failure.kind() == Failure.Kind.DEADLOCK;
        return asked.inWords(none && deadlock ? " (in no state)" : "");
    }

    /** What was asked, and of how many states: what the verdict rests on. */
    public String basis() {
        String states = counts.states() == 1 ? "1 state" : "%,d states".formatted(counts.states());
        String rests = asked.atRest() == 0 ? "" : ", %,d at rest".formatted(asked.rests());
        return asked.inWords() + " in " + states + rests;
    }

    /** The failure, where one was looked for. */
    public Sought<Failure> sought() {
        return Sought.in(verdict, failure, note);
    }

    /** The same result of a check that asks so many properties of each kind. */
    public Result asking(Asked properties) {
        Asked all =
                new Asked(
                        properties.always(),
                        properties.atRest(),
                        properties.sometimes(),
                        asked.rests());
        return with(verdict, failure, all, time, note);
    }

    /** The same result after another time. */
    public Result taking(Duration other) {
        return with(verdict, failure, asked, other, note);
    }

    /** The same result with another note. */
    public Result noting(String other) {
        return with(verdict, failure, asked, time, other);
    }

    /**
     * The same, or, where it would hold although properties at rest were never asked, the failure
     * that this is: such a search has proved nothing of them.
     */
    public Result unlessNeverAtRest() {
        boolean unasked = verdict == Verdict.HOLDS && asked.atRest() > 0 && asked.rests() == 0;
        if (!unasked) return this;
        return with(Verdict.FAILS, NEVER_AT_REST, asked, time, note);
    }

    private Result with(
            Verdict other,
            @Nullable Failure found,
            Asked properties,
            Duration taken,
            String noted) {
        return new Result(engine, other, found, trace, counts, properties, taken, noted);
    }
}
