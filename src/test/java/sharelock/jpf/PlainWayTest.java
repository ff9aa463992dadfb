package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.jpf.JpfRuns.Heard;
import sharelock.jpf.wire.Names.Keys;
import sharelock.result.Verdict;

/** Inside JPF paths are cut that lead nowhere; without the cuts it comes to the same. */
@NeedsJpf
class PlainWayTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "Failing,   how=NOTHING,           '',                 HOLDS",
        "Failing,   how=FAIL_BEHIND_GUARD, '',                 FAILS",
        "Failing,   how=FAIL_IN_GUARD,     '',                 FAILS",
        "Failing,   how=RECURSIVE_LOCK,    '',                 FAILS",
        "Failing,   how=NEVER_START,       '',                 FAILS",
        "Failing,   how=WAIT_FOR_EVER,     '',                 FAILS",
        "Failing,   how=LOST_WAKE_UP,      '',                 FAILS",
        "Pair,      writer=IN_ONE_STEP,    BothAreTheSame,     HOLDS",
        "Pair,      writer=BEHIND_A_GUARD, BothAreTheSame,     HOLDS",
        "Pair,      writer=IN_TWO_WRITES,  BothAreTheSame,     FAILS",
        "Pair,      writer=IN_TWO_STEPS,   BothAreTheSame,     FAILS",
        "Choosing,  inStep=true,           SumIsNotSeven,      FAILS",
        "Choosing,  inStep=false,          SumIsSmall,         HOLDS",
        "Serving,   daemon=true,           '',                 HOLDS",
        "Serving,   daemon=false,          '',                 FAILS",
    })
    void theVerdictIsTheSame(String model, String arguments, String always, Verdict verdict) {
        Map<String, String> keys =
                Map.of(
                        Keys.MODEL,
                        "sample.small." + model,
                        Keys.ARGS,
                        arguments,
                        Keys.ALWAYS,
                        always.isEmpty() ? "" : model + "$" + always);

        assertThat(run(keys, false).run().verdict()).isEqualTo(verdict);
        assertThat(run(keys, true).run().verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how=NOTHING",
                "how=FAIL_IN_GUARD",
                "how=FAIL_BEHIND_GUARD",
                "how=NEVER_START"
            })
    void theEndsAreTheSame(String arguments) {
        Map<String, String> keys =
                Map.of(
                        Keys.MODEL,
                        "sample.small.Failing",
                        Keys.ARGS,
                        arguments,
                        Keys.AT_REST,
                        EndPrinter.class.getName(),
                        Keys.ONLY,
                        "none");

        assertThat(run(keys, true).ends()).isEqualTo(run(keys, false).ends());
    }

    /** The shipped checks that JPF ends in seconds without the cuts too. */
    @ParameterizedTest
    @CsvSource({
        "asyncfork-claim-cached-case,           HOLDS",
        "asyncfork-claim-totally-synchronously, FAILS",
        "dynamicstack-claim-early-nmi,          FAILS",
        "dynamicstack-claim-return-child,       FAILS",
        "kwaitd-claim-auto-reaped-exec,         FAILS",
        "kwaitd-claim-freeing-preempt,          FAILS",
        "pagetable-bug-fork-shares-dontcopy,    FAILS",
        "pagetable-bug-free-one-pmd-puts-twice, FAILS",
        "stacksteal-bug-user-access-fixed,      HOLDS",
        "stacksteal-claim-allocates-idle,       FAILS",
    })
    void theVerdictOfAShippedCheckIsTheSame(String check, Verdict verdict) {
        Path file = Path.of("jpf-configs", check + ".jpf").toAbsolutePath();
        Map<String, String> keys = Map.of("@include", file.toString());

        RunVerdict plain = run(keys, true).run();
        assertThat(plain.verdict()).as(plain.note()).isEqualTo(verdict);
        assertThat(run(keys, false).run().verdict()).isEqualTo(verdict);
    }

    private Heard run(Map<String, String> check, boolean plain) {
        Map<String, String> keys = new java.util.HashMap<>(check);
        keys.put(Keys.PLAIN, Boolean.toString(plain));
        return new JpfRuns(folder).run(keys);
    }
}
