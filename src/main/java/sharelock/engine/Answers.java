package sharelock.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sharelock.engine.Engine.Limits;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.Question;

/**
 * What came of a check with each of the engines that were asked.
 *
 * @param first with the one that the others are held against
 * @param others with each of the others; empty where one was asked
 */
public record Answers(Outcome first, List<Other> others) {

    public Answers {
        others = List.copyOf(others);
    }

    /** With one engine. */
    public static Answers of(Outcome only) {
        return new Answers(only, List.of());
    }

    /**
     * With several. Where the first and another have found a failure, each is asked whether it can
     * go the way of the other.
     *
     * @param limits of each such search
     */
    public static Answers of(Question question, Limits limits, List<Answered> answered) {
        Answered first = answered.get(0);
        return new Answers(
                first.outcome(),
                answered.subList(1, answered.size()).stream()
                        .map(other -> Comparison.compare(question, limits, first, other))
                        .toList());
    }

    /** An engine and what it came to. */
    public record Answered(Engine engine, Outcome outcome) {}

    /** All outcomes, that of the first engine first. */
    public List<Outcome> outcomes() {
        List<Outcome> all = new ArrayList<>(List.of(first));
        others.forEach(other -> all.add(other.outcome()));
        return all;
    }

    /** Whether every outcome is the expected one. */
    public boolean asExpected() {
        return outcomes().stream().allMatch(Outcome::asExpected);
    }

    /** The gravest of what the comparisons came to. */
    public Agreement agreement() {
        return others.stream()
                .map(Other::agreement)
                .max(Comparator.naturalOrder())
                .orElse(Agreement.AGREE);
    }

    /** What the comparisons came to, as clauses. */
    public String note() {
        return others.stream()
                .map(Other::note)
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** What each outcome and the comparison add to the exit code of a run. */
    public List<Integer> exitCodes() {
        List<Integer> codes = new ArrayList<>();
        outcomes().forEach(outcome -> codes.add(outcome.exitCode()));
        if (agreement() == Agreement.DISAGREE) codes.add(ExitCode.BUG);
        if (agreement() == Agreement.NOT_COMPARED) codes.add(ExitCode.INCOMPLETE);
        return codes;
    }

    /** How two verdicts go together, the gravest last. */
    public enum Agreement {
        AGREE,
        /** An engine came to no verdict, or gave up looking for the failure of the other. */
        NOT_COMPARED,
        DISAGREE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * What came of it with another engine.
     *
     * @param note what else the comparison with the first came to, as one clause
     */
    public record Other(Outcome outcome, Agreement agreement, String note) {

        private Other interruptedBy(String signal) {
            boolean compared = agreement != Agreement.NOT_COMPARED;
            return new Other(
                    outcome.interruptedBy(signal),
                    agreement,
                    compared ? note : Outcome.naming(signal, note));
        }
    }

    /** The same, where an engine did not come to a verdict because of a signal. */
    public Answers interruptedBy(String signal) {
        return new Answers(
                first.interruptedBy(signal),
                others.stream().map(other -> other.interruptedBy(signal)).toList());
    }
}
