package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay asks again whether the failure is there, whatever the file of the trace says. */
class ReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARGS = "tasks=2, direction=UP, bugs=NO_LOCK, assertSmall=";

    @TempDir Path folder;

    private Path trace(String keys) throws IOException {
        Path check = folder.resolve("c.jpf");
        Files.writeString(check, "check.model = sample.Counter\n" + keys);
        String traces = folder.resolve("traces").toString();
        Command.with("check", check.toString(), "--traces", traces);
        return folder.resolve("traces/c.trace.json");
    }

    /** The trace of two tasks that lose an update, which is seen at rest. */
    private Path lostUpdate() throws IOException {
        return trace("check.args = " + ARGS + "false\ncheck.atRest = NoUpdateIsLost\n");
    }

    /** The trace of a task whose assertion fails. */
    private Path failedAssertion() throws IOException {
        return trace("check.args = tasks=3, direction=UP, bugs=NONE, assertSmall=true\n");
    }

    private static ObjectNode read(Path trace) throws IOException {
        return (ObjectNode) JSON.readTree(trace.toFile());
    }

    private static int length(Path trace) throws IOException {
        return read(trace).path("trace").path("steps").size();
    }

    /** Leaves out all steps but some of the first. */
    private static void cut(Path trace, int steps) throws IOException {
        ObjectNode all = read(trace);
        ArrayNode list = (ArrayNode) all.path("trace").path("steps");
        while (list.size() > steps) list.remove(list.size() - 1);
        JSON.writeValue(trace.toFile(), all);
    }

    private static void change(Path trace, String part, String field, String value)
            throws IOException {
        ObjectNode all = read(trace);
        ((ObjectNode) (part.isEmpty() ? all : all.path(part))).put(field, value);
        JSON.writeValue(trace.toFile(), all);
    }

    private static Command replay(Path trace) {
        return Command.with("replay", trace.toString());
    }

    @Test
    void aWholeTraceReachesItsFailureAgain() throws IOException {
        Path trace = lostUpdate();
        Command run = replay(trace);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("\nNoUpdateIsLost fails at rest\n")
                .endsWith("\nReached again after step " + length(trace) + ".\n");
    }

    @Test
    void aStepThatFailsIsReachedAgain() throws IOException {
        Path trace = failedAssertion();
        Command run = replay(trace);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).endsWith("\nReached again after step " + length(trace) + ".\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noCutTraceIsConfirmed(boolean atRest) throws IOException {
        Path trace = atRest ? lostUpdate() : failedAssertion();
        for (int steps = length(trace) - 1; steps > 1; steps--) {
            cut(trace, steps);
            Command run = replay(trace);
            assertThat(run.exit()).isEqualTo(21);
            assertThat(run.err())
                    .contains("Not reached: the model makes all " + steps + " steps of the trace")
                    .contains("Steps are missing")
                    .hasLineCount(1);
            assertThat(run.out()).doesNotContain("Reached again");
        }
        cut(trace, 0);
        Command none = replay(trace);
        assertThat(none.exit()).isEqualTo(21);
        assertThat(none.err()).contains("Not reached: the trace has no steps");
    }

    @Test
    void whatFailsAtFirstIsReachedWithoutSteps() throws IOException {
        Path trace = lostUpdate();
        cut(trace, 0);
        change(trace, "keys", "check.always", "OfNobody");
        change(trace, "failure", "kind", "INVARIANT");
        change(trace, "failure", "name", "sample.OfNobody");
        assertThat(replay(trace).err()).contains("there is no class OfNobody");
        change(trace, "keys", "check.always", "NeverTrue");
        change(trace, "failure", "name", "sample.NeverTrue");
        Command run = replay(trace);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).endsWith("\nReached again in the initial state.\n");
    }

    @Test
    void aTraceThatIsLongerThanItNeedsToBeIsShownSoFar() throws IOException {
        Path trace = lostUpdate();
        change(trace, "keys", "check.always", "NeverTrue");
        change(trace, "failure", "kind", "INVARIANT");
        change(trace, "failure", "name", "sample.NeverTrue");
        int steps = length(trace);
        assertThat(replay(trace).out())
                .endsWith(
                        "\nReached again in the initial state; the trace goes on for "
                                + steps
                                + " more.\n");
    }

    @Test
    void aPropertyThatHoldsBehindTheStepsIsNotReached() throws IOException {
        Path trace = lostUpdate();
        change(trace, "keys", "check.always", "CountIsSmall");
        change(trace, "failure", "kind", "INVARIANT");
        change(trace, "failure", "name", "sample.CountIsSmall");
        Command run = replay(trace);
        assertThat(run.exit()).isEqualTo(21);
        assertThat(run.err()).contains("behind them is no \"CountIsSmall fails\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failure | name   | sample.CountIsSmall | its check asks for no such thing. Known: sample.NoUpdateIsLost.",
                "failure | name   | sample.NoUpdate     | its check asks for no such thing",
                "failure | kind   | DEADLOCK            | its check asks for no such thing. Known: deadlock.",
                "failure | kind   | RULE                | its check asks for no such thing. Known: ",
                "failure | kind   | ASSERTION           | Known: AssertionError.",
                "failure | kind   | UNREACHED           | to which no steps can lead. Run the check.",
                "''      | engine | spin                | a trace of engine spin, which is not known. Known: explicit, jpf.",
                "keys    | check.atRest | NoUpdate      | there is no class NoUpdate",
                "keys    | check.model  | sample.Gone   | there is no class sample.Gone",
            })
    void aTraceOfAnotherQuestionIsRefused(String part, String field, String value, String message)
            throws IOException {
        Path trace = lostUpdate();
        change(trace, part, field, value);
        Command run = replay(trace);
        assertThat(run.exit()).isEqualTo(151);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).hasLineCount(1);
    }

    @Test
    void aDeadlockOrAnExceptionIsAskedForAgainToo() throws IOException {
        Path trace = lostUpdate();
        change(trace, "failure", "kind", "DEADLOCK");
        change(trace, "failure", "name", "deadlock");
        assertThat(replay(trace).err()).contains("behind them is no \"deadlock\"");
        change(trace, "failure", "kind", "EXCEPTION");
        change(trace, "failure", "name", "NullPointerException");
        assertThat(replay(trace).err()).contains("behind them is no \"NullPointerException\"");
    }

    @Test
    void aTraceThatEndsInAnotherFailureSaysSo() throws IOException {
        Path trace = failedAssertion();
        change(trace, "failure", "kind", "EXCEPTION");
        change(trace, "failure", "name", "NullPointerException");
        assertThat(replay(trace).err())
                .contains("which end in AssertionError, but behind them is no");
    }

    /** The script of a trace is all that another engine can follow of it. */
    @Test
    void aTraceOfAnotherEngineWithoutStepsIsNotConfirmed() throws IOException {
        Path trace = lostUpdate();
        change(trace, "", "engine", "jpf");
        assertThat(replay(trace).out()).contains("\nReached again after step ");
        cut(trace, 0);
        Command run = replay(trace);
        assertThat(run.exit()).isEqualTo(21);
        assertThat(run.err()).contains("Not reached: the trace has no steps");
    }

    @Test
    void aStepThatChoosesNothingHasNoChoices() throws IOException {
        Path trace = lostUpdate();
        ObjectNode all = read(trace);
        ((ArrayNode) all.path("trace").path("steps").path(0).path("choices")).add(3).add(-1);
        JSON.writeValue(trace.toFile(), all);
        Command run = replay(trace);
        assertThat(run.err()).contains("the task cannot make this step any more");
        assertThat(run.exit()).isEqualTo(21);
    }

    /** Compiling is recursive: whatever compiles a model has the stack for it, not only a check. */
    @Test
    void aModelThatCanBeCheckedCanBeReplayedAndShown() throws IOException {
        StringBuilder body = new StringBuilder("int x;\n");
        for (int i = 0; i < 700; i++) {
            body.append("private void f%d() { f%d(); }\n".formatted(i, i + 1));
        }
        body.append("private void f%d() { x = 1; assert x == 0 : \"set\"; }\n".formatted(700));
        body.append("final Task task = new Task(\"t\") { protected void run() { f0(); } };\n");
        Outsider outsider = new Outsider(folder);
        outsider.model("Deep", body.toString());
        String check = "check.model = out.Deep\ncheck.expect = fails assertion\n";
        Command checked = outsider.check(check, "--progress", "off");
        assertThat(checked.err()).isEmpty();
        assertThat(checked.exit()).isZero();
        Command replayed = outsider.replay();
        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.exit()).isZero();
        Command dumped = outsider.run("dump", check);
        assertThat(dumped.err()).isEmpty();
        assertThat(dumped.exit()).isZero();
    }
}
