package sharelock;

import com.google.common.base.Ascii;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sharelock.Check.Options;
import sharelock.Checker.Outcome;
import sharelock.question.CheckError;
import sharelock.question.CheckFile;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Sought;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/** Runs a check with both engines and compares what they say. */
public final class TwoEngines {
    private static final String EXPLICIT_THERE =
            "whether the explicit engine can go the way of jpf's trace";
    private static final String JPF_THERE =
            "whether jpf can go the way of the explicit engine's trace";

    private final Checker explicit;
    private final JpfChecker jpf;

    public TwoEngines(Checker explicit, JpfChecker jpf) {
        this.explicit = explicit;
        this.jpf = jpf;
    }

    /**
     * Runs a check with both engines.
     *
     * @param check in the size for JPF
     * @param progress hears of JPF, which takes longer
     * @throws CheckError when the check cannot be run
     */
    public Compared check(CheckFile check, Options options, Consumer<Progress> progress) {
        Outcome first = explicit.check(check, options, quiet -> {});
        Outcome second = jpf.check(check, options, progress);
        return new Comparison(check, first, second, options).compare();
    }

    /** How two verdicts go together. */
    public enum Agreement {
        AGREE,
        DISAGREE,
        /** An engine came to no verdict, or gave up looking for the failure of the other. */
        NOT_COMPARED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * What came of a check with both engines.
     *
     * @param note what else the comparison came to, as one clause
     */
    public record Compared(Outcome explicit, Outcome jpf, Agreement agreement, String note) {

        /** The same, where an engine did not come to a verdict because of a signal. */
        public Compared interruptedBy(String signal) {
            boolean compared = agreement != Agreement.NOT_COMPARED;
            return new Compared(
                    explicit.interruptedBy(signal),
                    jpf.interruptedBy(signal),
                    agreement,
                    compared ? note : Outcome.naming(signal, note));
        }
    }

    private final class Comparison {
        private final CheckFile check;
        private final Outcome first;
        private final Outcome second;
        private final Options options;

        Comparison(CheckFile check, Outcome first, Outcome second, Options options) {
            this.check = check;
            this.first = first;
            this.second = second;
            this.options = options;
        }

        Compared compare() {
            Verdict ours = first.result().verdict();
            Verdict theirs = second.result().verdict();
            if (!isVerdict(ours)) return compared(Agreement.NOT_COMPARED, first.result().note());
            if (!isVerdict(theirs)) {
                return compared(Agreement.NOT_COMPARED, second.result().note());
            }
            if (ours != theirs) return disagree();
            Failure failure = first.result().failure();
            Failure other = second.result().failure();
            if (failure == null || other == null) return compared(Agreement.AGREE, "");
            if (failure.name().equals(other.name())) {
                return compared(Agreement.AGREE, traces(failure, other));
            }
            return ofTwoNames(jpf.find(check, failure, options), other);
        }

        /**
         * Each engine has found another failure.
         *
         * @param sought what came of looking under JPF for that of the explicit engine
         */
        private Compared ofTwoNames(Sought<Failure> sought, Failure other) {
            if (sought.isAbsent()) return disagree();
            String another = "jpf came to %s first".formatted(second.failure());
            if (sought.whyGivenUp().isPresent()) {
                return compared(
                        Agreement.NOT_COMPARED,
                        "%s, and whether it comes to %s too is not known: %s"
                                .formatted(another, first.failure(), sought.whyGivenUp().get()));
            }
            Sought<Trace> way = followed(other);
            if (way.isAbsent()) another += ", where the explicit engine cannot go";
            return compared(Agreement.AGREE, another + unknown(EXPLICIT_THERE, way));
        }

        private static boolean isVerdict(Verdict verdict) {
            return verdict == Verdict.HOLDS || verdict == Verdict.FAILS;
        }

        private Compared compared(Agreement agreement, String note) {
            return new Compared(first, second, agreement, note);
        }

        private Compared disagree() {
            return compared(
                    Agreement.DISAGREE,
                    "the engines disagree: explicit says %s, jpf says %s. One of them is wrong, and this does not say which; please report it with both traces."
                            .formatted(told(first), told(second)));
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
            Sought<Failure> oursThere = jpf.follow(check, ours, failure, options);
            String unknown = unknown(EXPLICIT_THERE, theirsHere) + unknown(JPF_THERE, oursThere);
            String known =
                    unknown.isEmpty()
                            ? ways(theirsHere.found().isPresent(), oursThere.found().isPresent())
                            : "both engines come to the same failure";
            return known + ", jpf's " + Ascii.toLowerCase(note) + unknown;
        }

        /** That a search was given up, as one more clause; empty if it was not. */
        private static String unknown(String which, Sought<?> way) {
            return way.whyGivenUp().map(why -> "; " + which + " is not known: " + why).orElse("");
        }

        private static String ways(boolean theirsHere, boolean oursThere) {
            if (theirsHere && oursThere) return "each engine can go the way of the other's trace";
            if (theirsHere) return "jpf cannot go the way of the explicit engine's trace";
            return oursThere
                    ? "the explicit engine cannot go the way of jpf's trace"
                    : "neither engine can go the way of the other's trace";
        }

        private Sought<Trace> followed(Failure failure) {
            @Nullable Trace theirs = second.result().trace();
            if (theirs == null) return Sought.gaveUp("jpf has told of no trace");
            return explicit.follow(check, theirs, failure);
        }
    }
}
