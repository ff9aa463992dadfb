package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sharelock.engine.Answers;
import sharelock.engine.Answers.Agreement;
import sharelock.engine.Outcome;
import sharelock.question.CheckFile;
import sharelock.result.Progress;
import sharelock.result.Result;

/** What came of a check, where a signal has come too. */
class CheckRunTest {
    private static final CheckFile CHECK =
            CheckFile.of("c", "c.jpf", "", Map.of("check.model", "sample.Counter"));
    private static final Progress NONE = Progress.in(Progress.Phase.CONSTRUCTING, Duration.ZERO);

    @Test
    void aResultOfAnotherKindStaysAsItIs() {
        Outcome error = Outcome.error(Result.JPF, CHECK, "JPF was interrupted.");
        assertThat(error.interruptedBy("SIGINT")).isSameAs(error);
        Outcome cut = Outcome.incomplete(Result.JPF, CHECK, NONE, "The budget is used up.");
        assertThat(cut.interruptedBy("SIGINT").result()).isEqualTo(cut.result());
    }

    @Test
    void theSignalIsNamedAndTheEngineStays() {
        String note = "JPF was interrupted.";
        Outcome ours =
                Outcome.incomplete(
                        Result.EXPLICIT, CHECK, NONE, "Interrupted in phase constructing.");
        Outcome theirs = Outcome.incomplete(Result.JPF, CHECK, NONE, note);
        Answers named =
                new Answers(ours, List.of(new Answers.Other(theirs, Agreement.NOT_COMPARED, note)))
                        .interruptedBy("SIGINT");
        Result second = named.others().get(0).outcome().result();
        assertThat(named.first().result().note())
                .isEqualTo("Interrupted by SIGINT in phase constructing.");
        assertThat(second.note()).isEqualTo("JPF was interrupted by SIGINT.");
        assertThat(second.engine()).isEqualTo(Result.JPF);
        assertThat(named.note()).isEqualTo("JPF was interrupted by SIGINT.");
    }
}
