package sharelock.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import sharelock.engine.Outcome;
import sharelock.question.CheckError;
import sharelock.question.CheckFile;
import sharelock.question.Mutation;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** What became of every claim that the checks of a run quote. */
public final class Ledger {
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    /**
     * @param outcomes of checks that claim something and of their repairs, each as expected and
     *     complete
     * @throws CheckError when a claim would say more than its checks do
     */
    public Ledger(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            Outcome other = this.outcomes.put(outcome.check().name(), outcome);
            if (other != null) {
                throw CheckError.config(
                        "two checks are called %s. Give each claim's check a name of its own."
                                .formatted(outcome.check().name()));
            }
        }
        for (Outcome outcome : outcomes) mustFit(outcome);
    }

    /**
     * Refuses what would make a verdict of a claim say more than its checks do. What a repair asks
     * is seen where a check is read; whether it was asked, here.
     *
     * @throws CheckError that names the first thing to mend
     */
    private void mustFit(Outcome outcome) {
        CheckFile check = outcome.check();
        Outcome repair = outcomes.get(check.fixedBy());
        if (repair == null) return;
        Failure failure = outcome.result().failure();
        if (failure == null || failure.kind() != Failure.Kind.AT_REST) return;
        if (repair.result().asked().rests() > 0) return;
        throw CheckError.config(
                "%s = %s: that check never comes to rest, so that it has not asked %s. Name one that does."
                        .formatted(
                                check.at(CheckFile.Key.FIXED_BY), check.fixedBy(), failure.name()));
    }

    /** Every claim once, in the order of the checks. */
    public List<Claim> claims() {
        Map<List<String>, List<Outcome>> byClaim =
                outcomes.values().stream()
                        .filter(outcome -> !outcome.check().claim().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        Ledger::claim, LinkedHashMap::new, Collectors.toList()));
        List<Claim> claims = new ArrayList<>();
        byClaim.forEach((claim, checks) -> claims.add(claim(claim, checks)));
        return claims;
    }

    private static List<String> claim(Outcome outcome) {
        return List.of(outcome.check().document(), outcome.check().claim());
    }

    private Claim claim(List<String> claim, List<Outcome> checks) {
        Set<String> repairs =
                checks.stream()
                        .map(outcome -> outcome.check().fixedBy())
                        .collect(Collectors.toSet());
        List<Outcome> tests =
                checks.stream()
                        .filter(outcome -> !repairs.contains(outcome.check().name()))
                        .toList();
        boolean holds = tests.stream().allMatch(this::confirms);
        Set<String> given = new LinkedHashSet<>();
        for (Outcome test : tests) given.addAll(Mutation.fixes(test.check()));
        for (Outcome test : tests) given.addAll(test.check().maskedBy());
        return new Claim(
                claim.get(0),
                claim.get(1),
                holds,
                holds ? List.copyOf(given) : List.of(),
                tests.stream().map(this::finding).toList());
    }

    /** Where another bug comes first, the check speaks by what comes without that bug. */
    private boolean confirms(Outcome outcome) {
        boolean masked = !outcome.check().maskedBy().isEmpty();
        String speaks = masked ? outcome.check().fixedBy() : outcome.check().name();
        Outcome spoken = outcomes.getOrDefault(speaks, outcome);
        boolean holds = spoken.result().verdict() == Verdict.HOLDS;
        return holds == outcome.check().claimHoldsWithModel();
    }

    private Finding finding(Outcome outcome) {
        Result result = outcome.result();
        String failure = result.failure() == null ? "" : result.failure().name();
        return new Finding(
                outcome.check().name(),
                failure.isEmpty()
                        ? "holds"
                        : "fails " + Failure.simpleName(failure) + masked(outcome.check()),
                result.askedInWords(),
                result.counts().states(),
                outcome.steps(),
                fix(outcome.check()));
    }

    private static String masked(CheckFile check) {
        List<String> by = check.maskedBy();
        return by.isEmpty() ? "" : ", masked by " + String.join(", ", by);
    }

    /** What it takes for the check to hold. */
    private String fix(CheckFile check) {
        Outcome repair = outcomes.get(check.fixedBy());
        if (repair == null) {
            Set<String> on = Mutation.fixes(check);
            return on.isEmpty() ? "" : "with " + String.join(", ", on);
        }
        Set<String> added = added(check, repair);
        Set<String> removed = Mutation.fixes(check);
        removed.removeAll(Mutation.fixes(repair.check()));
        String without = removed.isEmpty() ? "" : " in place of " + String.join(", ", removed);
        String name = repair.check().name();
        if (added.isEmpty()) return name;
        return "%s%s (%s)".formatted(String.join(", ", added), without, name);
    }

    /** The fixes that a repair has on beside those of the check. */
    private static Set<String> added(CheckFile check, Outcome repair) {
        Set<String> added = Mutation.fixes(repair.check());
        added.removeAll(Mutation.fixes(check));
        return added;
    }

    /**
     * A sentence of a document.
     *
     * @param document author, subject, year
     * @param quote the sentence
     * @param holds whether every check confirms it, by itself or once what masks it is mended
     * @param given the fixes with which it holds: those of what masks it, and those that are on in
     *     its checks; empty if it holds for the code as posted, or fails
     */
    public record Claim(
            String document,
            String quote,
            boolean holds,
            List<String> given,
            List<Finding> findings) {

        /** {@code holds}, {@code holds given X} or {@code fails}. */
        String verdict() {
            if (!holds) return "fails";
            return given.isEmpty() ? "holds" : "holds given " + String.join(", ", given);
        }
    }

    /**
     * What one check found about a claim.
     *
     * @param verdict {@code holds}, or {@code fails} and what, and which bugs come first
     * @param asked how many properties of each kind it rests on
     * @param states distinct states that were visited
     * @param steps of the counterexample; empty without one
     * @param fix what is on in a check that holds, or what has to be; empty for the code as posted
     */
    public record Finding(
            String check,
            String verdict,
            String asked,
            long states,
            OptionalInt steps,
            String fix) {}
}
