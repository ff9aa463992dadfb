package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

    private static void choose(Path trace, int choice) throws IOException {
        ObjectNode all = read(trace);
        ((ArrayNode) all.path("trace").path("steps").path(0).path("choices")).add(choice);
        JSON.writeValue(trace.toFile(), all);
    }

    @Test
    void aStepThatChoosesNothingHasNoChoices() throws IOException {
        Path trace = lostUpdate();
        choose(trace, 3);
        Command run = replay(trace);
        assertThat(run.err()).contains("the task cannot make this step any more");
        assertThat(run.exit()).isEqualTo(21);
    }

    /** It would be read as a step, where another engine follows steps and choices. */
    @ParameterizedTest
    @ValueSource(strings = {"explicit", "jpf"})
    void aChoiceThatCannotBeIsDamage(String engine) throws IOException {
        Path trace = lostUpdate();
        choose(trace, -1);
        change(trace, "", "engine", engine);
        Command run = replay(trace);
        assertThat(run.err())
                .contains(": the trace is damaged: step 1 chooses -1. Run the check again")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(151);
    }

    /** What a step begins with is what other engines follow. */
    @Test
    void aStepOfAnotherKindIsTold() throws IOException {
        Path trace = lostUpdate();
        ObjectNode all = read(trace);
        ObjectNode step = (ObjectNode) all.path("trace").path("steps").path(1);
        String kind = step.path("kind").asText();
        step.put("kind", "CHOICE");
        JSON.writeValue(trace.toFile(), all);
        Command run = replay(trace);
        assertThat(run.err())
                .contains("no longer fits at step 2. It was ")
                .contains("; its kind was CHOICE and is " + kind + " now")
                .hasLineCount(1);
        assertThat(run.exit()).isEqualTo(21);
    }

    /** Every field but those that another place of the code, or another search, makes different. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/trace/tasks/0 | x | the tasks were [x, task1] and are [task0, task1] now",
                "/trace/initial/count | 7 | the initial state is another: count was 7 and is 0 now",
                "/trace/steps/1/task | 0 | no longer fits at step 2. It was task0: ",
                "/trace/steps/1/action | x = 1 | It was task1: x = 1 (Counter.java:",
                "/trace/steps/2/changes/0/field | x | it changes [",
                "/trace/steps/2/changes/0/before | x | it changes [",
                "/trace/steps/2/changes/0/after | x | it changes [",
                "/trace/steps/1/at/line | 1 |",
                "/trace/steps/1/at/file | X.java |",
                "/trace/steps/1/at/type | X |",
                "/trace/steps/1/at/method | x |",
                "/failure/message | x |",
                "/failure/explanation | x |",
                "/failure/at/line | 1 |",
                "/states | 1 |",
            })
    void whatAnotherModelWouldHaveIsCompared(String pointer, String value, String told)
            throws IOException {
        Path trace = lostUpdate();
        ObjectNode all = read(trace);
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        JsonNode parent = all.at(pointer.substring(0, slash));
        JsonNode was = parent.isArray() ? parent.get(0) : parent.path(name);
        assertThat(was.isMissingNode()).isFalse();
        JsonNode other = was.isInt() ? JSON.readTree(value) : JSON.getNodeFactory().textNode(value);
        if (parent instanceof ArrayNode list) list.set(0, other);
        else ((ObjectNode) parent).set(name, other);
        JSON.writeValue(trace.toFile(), all);
        Command run = replay(trace);
        assertThat(run.exit()).isEqualTo(told == null ? 0 : 21);
        if (told != null) assertThat(run.err()).contains(told).hasLineCount(1);
        else assertThat(run.out()).doesNotContain("X.java", "(x");
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
