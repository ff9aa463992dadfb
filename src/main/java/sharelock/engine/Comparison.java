package sharelock.engine;

import com.google.common.base.Ascii;
import org.jspecify.annotations.Nullable;
import sharelock.engine.Answers.Agreement;
import sharelock.engine.Answers.Answered;
import sharelock.engine.Engine.Limits;
import sharelock.question.Question;
import sharelock.result.Failure;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Trace;
import sharelock.result.Verdict;
import sharelock.result.Way;

/** Holds what another engine says against what the first one says. */
final class Comparison {
    private final Question question;
    private final Limits limits;
    private final Engine engine;
    private final Outcome first;
    private final Engine otherEngine;
    private final Outcome second;

    private Comparison(Question question, Limits limits, Answered first, Answered second) {
        this.question = question;
        this.limits = limits;
        this.engine = first.engine();
        this.first = first.outcome();
        this.otherEngine = second.engine();
        this.second = second.outcome();
    }

    /**
     * Compares what two engines came to. Where each has found a failure, each is asked whether it
     * can go the way of the other.
     */
    static Answers.Other compare(
            Question question, Limits limits, Answered first, Answered second) {
        return new Comparison(question, limits, first, second).compare();
    }

    private Answers.Other compare() {
        Verdict ours = first.result().verdict();
        Verdict theirs = second.result().verdict();
        if (!isVerdict(ours)) return notCompared(engine, first);
        if (!isVerdict(theirs)) return notCompared(otherEngine, second);
        if (ours != theirs) return disagree();
        Failure failure = first.result().failure();
        Failure other = second.result().failure();
        if (failure == null || other == null) return compared(Agreement.AGREE, "");
        if (failure.kind() == Failure.Kind.PASSED_BY) {
            return compared(
                    Agreement.NOT_COMPARED, "%s asks for no way".formatted(otherEngine.name()));
        }
        if (failure.isSameAs(other)) {
            return compared(Agreement.AGREE, traces(failure, other));
        }
        return ofTwoNames(otherEngine.find(question, failure, limits), other);
    }

    /**
     * Each engine has found another failure.
     *
     * @param sought what came of looking with the other engine for that of the first
     */
    private Answers.Other ofTwoNames(Sought<Failure> sought, Failure other) {
        if (sought.isAbsent()) return disagree();
        String another = "%s came to %s first".formatted(otherEngine.name(), second.failure());
        if (sought.whyGivenUp().isPresent()) {
            return compared(
                    Agreement.NOT_COMPARED,
                    "%s, and whether it comes to %s too is not known: %s"
                            .formatted(another, first.failure(), sought.whyGivenUp().get()));
        }
        Sought<Trace> way = followed(other);
        if (way.isAbsent()) another += ", where %s cannot go".formatted(engine.inWords());
        return compared(Agreement.AGREE, another + unknown(engine, otherEngine, way));
    }

    /** An engine came to no verdict: which one, and the first line of why. */
    private Answers.Other notCompared(Engine without, Outcome outcome) {
        String why = outcome.result().note().lines().findFirst().orElse("");
        String none = without.name() + " came to no verdict";
        return compared(Agreement.NOT_COMPARED, why.isEmpty() ? none : none + ": " + why);
    }

    private static boolean isVerdict(Verdict verdict) {
        return verdict == Verdict.HOLDS || verdict == Verdict.FAILS;
    }

    private Answers.Other compared(Agreement agreement, String note) {
        return new Answers.Other(second, agreement, note);
    }

    private Answers.Other disagree() {
        return compared(
                Agreement.DISAGREE,
                "the engines disagree: %s says %s, %s says %s. One of them is wrong, and this does not say which; please report it with both traces."
                        .formatted(engine.name(), told(first), otherEngine.name(), told(second)));
    }

    private static String told(Outcome outcome) {
        boolean holds = outcome.result().verdict() == Verdict.HOLDS;
        return holds ? outcome.withBasis() : outcome.inWords();
    }

    /** Whether each engine can go the way of the other. */
    private String traces(Failure failure, Failure other) {
        Trace ours = first.result().trace();
        if (ours == null) return "";
        String note = second.result().note();
        if (second.result().trace() == null) return note;
        Sought<Trace> theirsHere = followed(other);
        Sought<Failure> oursThere = otherEngine.find(question, Script.of(ours), failure, limits);
        String unknown =
                unknown(engine, otherEngine, theirsHere) + unknown(otherEngine, engine, oursThere);
        String known =
                unknown.isEmpty()
                        ? ways(theirsHere.found().isPresent(), oursThere.found().isPresent())
                        : "both engines come to the same failure";
        String theirs =
                note.isEmpty() ? "" : ", " + otherEngine.name() + "'s " + beginningSmall(note);
        return known + theirs + unknown;
    }

    /** A sentence as a clause. */
    private static String beginningSmall(String sentence) {
        return Ascii.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** That a search was given up, as one more clause; empty if it was not. */
    private static String unknown(Engine goes, Engine found, Sought<?> way) {
        return way.whyGivenUp()
                .map(
                        why ->
                                "; whether %s can go the way of %s's trace is not known: %s"
                                        .formatted(goes.inWords(), found.inWords(), why))
                .orElse("");
    }

    private String ways(boolean theirsHere, boolean oursThere) {
        String here = engine.inWords();
        String there = otherEngine.inWords();
        if (theirsHere && oursThere) return "each engine can go the way of the other's trace";
        String cannot = "%s cannot go the way of %s's trace";
        if (theirsHere) return cannot.formatted(there, here);
        return oursThere
                ? cannot.formatted(here, there)
                : "neither engine can go the way of the other's trace";
    }

    private Sought<Trace> followed(Failure failure) {
        @Nullable Trace theirs = second.result().trace();
        if (theirs == null) return Sought.gaveUp(otherEngine.name() + " has told of no trace");
        return engine.follow(question, Script.of(theirs), failure, limits).map(Way::trace);
    }
}
