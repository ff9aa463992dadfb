package sharelock.report;

import java.util.List;
import sharelock.engine.Outcome;
import sharelock.question.CheckFile;
import sharelock.result.Failure;
import sharelock.result.Verdict;

/** Prints what several checks come to together: claims and mutants. */
public interface Tables {

    /** What became of every claim. */
    void claims(List<Ledger.Claim> claims);

    /** What became of the next mutant; those of a check come one after the other. */
    void print(Mutant mutant);

    /** There are no more mutants. */
    void end(List<Mutant> mutants);

    /**
     * What came of a check with one change.
     *
     * @param check as it is without the change
     * @param change as {@code check.mutants} names it
     */
    record Mutant(CheckFile check, String change, Outcome outcome) {

        /** Whether the change turns its check red. */
        public boolean isKilled() {
            return outcome.result().verdict() == Verdict.FAILS && !threw() && !outcome.asExpected();
        }

        /** An exception says nothing of the state in which a property threw it. */
        boolean threw() {
            Failure failure = outcome.result().failure();
            return failure != null && failure.kind() == Failure.Kind.PROPERTY_THREW;
        }

        /** What came of it in a few words, of which a change that is not killed is one. */
        String inWords() {
            return switch (outcome.result().verdict()) {
                case ERROR -> "could not be run";
                case INCOMPLETE -> "not known";
                case HOLDS -> "nothing";
                case FAILS ->
                        threw() ? "a property threw" : isKilled() ? outcome.failure() : "nothing";
            };
        }
    }
}
