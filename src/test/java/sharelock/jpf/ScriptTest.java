package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharelock.jpf.JpfRuns.Heard;
import sharelock.jpf.wire.Names.Keys;
import sharelock.result.Verdict;

/** JPF goes the way of a script, and no other. */
@NeedsJpf
class ScriptTest {
    @TempDir Path folder;

    private enum Way {
        FAILS,
        ENDS,
        STOPS
    }

    @ParameterizedTest
    @CsvSource({
        "b=2|b=1|b|a=1|a=1|a, FAILS",
        "a=1|b=2|a=1|b=1|b|a, FAILS",
        "b|b=2|b=1|a|a=1|a=1, STOPS",
        "a=1|a=1|a|b=2|b=1|b, ENDS",
        "b=2|b=1|b|a=1|a=0|a, ENDS",
        "b=2|b=1|b|a=3|a=1|a, STOPS",
        "b=2|b=1|a|a=1|a=1|b, STOPS",
    })
    void onlyTheOrderOfChoicesOfDifferentTasksIsFree(String script, Way way) {
        assertThat(run("Choosing", "inStep=false", "SumIsNotSeven", script)).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({
        "b|b=2|b=1|a|a=1|a=1, FAILS",
        "a|a=1|a=1|b|b=2|b=1, ENDS",
        "b=2|b|b=1|a|a=1|a=1, STOPS",
    })
    void choicesInsideAStepBelongToIt(String script, Way way) {
        assertThat(run("Choosing", "inStep=true", "SumIsNotSeven", script)).isEqualTo(way);
    }

    @Test
    void namesOfTasksMayHoldAnything() {
        assertThat(run("Deciding", "", "NoStepIsTaken", "%0061")).isEqualTo(Way.FAILS);
    }

    @ParameterizedTest
    @CsvSource({
        "NoStepIsTaken,  a,       FAILS",
        "OneStepIsTaken, a|a=1|a, FAILS",
        "OneStepIsTaken, a|a=0|a, ENDS",
        "OneStepIsTaken, a,       STOPS",
        "NoStepIsTaken,  |,       STOPS",
    })
    void theStateBehindTheLastStepIsSeen(String property, String script, Way way) {
        assertThat(run("Deciding", "", property, script)).isEqualTo(way);
    }

    /**
     * Each look at a state may end in a failure that is passed over: it was looked at all the same.
     */
    @Test
    void whereOnlyOtherFailuresAreSomebodyHasLooked() {
        Map<String, String> keys =
                Map.of(
                        Keys.MODEL,
                        "sample.small.Deciding",
                        Keys.ARGS,
                        "",
                        Keys.ALWAYS,
                        "Deciding$SomeStepIsTaken",
                        Keys.SCRIPT,
                        "|",
                        Keys.ONLY,
                        "AT_REST|sample.small.Deciding%0024SomeStepIsTaken");
        Heard heard = new JpfRuns(folder).run(keys);
        assertThat(heard.run().verdict()).as(heard.run().note()).isEqualTo(Verdict.HOLDS);
    }

    private Way run(String model, String arguments, String property, String script) {
        Map<String, String> keys =
                Map.of(
                        Keys.MODEL,
                        "sample.small." + model,
                        Keys.ARGS,
                        arguments,
                        Keys.ALWAYS,
                        model + "$" + property,
                        Keys.AT_REST,
                        EndPrinter.class.getName(),
                        Keys.SCRIPT,
                        script);
        Heard heard = new JpfRuns(folder).run(keys);
        assertThat(heard.isVerdict()).as(heard.run().toString()).isTrue();
        if (heard.run().verdict() == Verdict.FAILS) return Way.FAILS;
        return heard.ends().isEmpty() ? Way.STOPS : Way.ENDS;
    }
}
