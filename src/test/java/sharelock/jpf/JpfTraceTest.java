package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.jpf.wire.JpfPath;
import sharelock.jpf.wire.JpfPath.Changed;
import sharelock.jpf.wire.JpfPath.Found;
import sharelock.jpf.wire.JpfPath.Frame;
import sharelock.jpf.wire.JpfPath.InStep;
import sharelock.jpf.wire.JpfPath.Transition;
import sharelock.result.Trace;
import sharelock.result.TraceStep;
import sharelock.result.TraceStep.Operation;

/** What becomes of the path that JPF tells of. */
class JpfTraceTest {
    private static final String SOURCE =
            """
            int get(int i) {
                return pte[i];
            }
            void run() {
                lock.lock(
                        this);
                int entry = get(3);
                if (get(3) == 0) {
                    pte[3] = 1;
                }
                again(() -> {
                    nothing();
                    nothing();
                    nothing();
                });
            }
            """;
    private static final String THREADS = "ThreadChoiceFromSet";
    private static final String NUMBERS = "IntIntervalGenerator";

    @TempDir Path folder;
    private final Map<Integer, String> threads = new HashMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final Set<Integer> returned = new HashSet<>();

    @BeforeEach
    void writeSource() throws IOException {
        Files.createDirectory(folder.resolve("m"));
        Files.writeString(folder.resolve("m/A.java"), SOURCE);
    }

    @Test
    void aStepHasItsLinesAndItsChanges() throws IOException {
        tell(THREADS, 1, inRun(5), change("lock.holder", "null", "a"), InStep.BEGINS);

        TraceStep step = only();
        assertThat(step.kind()).isEqualTo(Operation.STEP);
        assertThat(step.action()).isEqualTo("lock.lock(this)");
        assertThat(step.at()).hasToString("A.java:5");
        assertThat(step.changes()).hasToString("[lock.holder: null -> a]");
    }

    @Test
    void aCallThatIsOneStepIsShownWithTheValueThatItReads() throws IOException {
        tell(THREADS, 1, frame(7, "get", 2), inRun(7), read("null"), 7);
        tell(THREADS, 1, inRun(9), change("pte[3]", "0", "1"));

        Trace trace = trace();
        assertThat(trace.steps()).extracting(TraceStep::kind).containsOnly(Operation.ACCESS);
        assertThat(trace.steps())
                .extracting(TraceStep::action)
                .containsExactly("int entry = get(3) -> null", "pte[3] = 1");
    }

    @Test
    void aCallThatHasNotReturnedOrIsSeveralStepsIsShownFromInside() throws IOException {
        tell(THREADS, 1, frame(7, "get", 2), inRun(7), read("null"));
        assertThat(only().action()).isEqualTo("return pte[i] -> null");

        tell(THREADS, 1, frame(7, "get", 1), inRun(7), 7);
        assertThat(trace().steps())
                .extracting(TraceStep::action)
                .containsExactly("return pte[i] -> null", "int get(int i)");
    }

    @Test
    void aValueIsLeftOutWhereTheLineDoesMoreThanRead() throws IOException {
        tell(THREADS, 1, inRun(8), read("0"));
        assertThat(only().action()).isEqualTo("if (get(3) == 0)");
    }

    @Test
    void accessesOfOneLineAreOneStep() throws IOException {
        tell(THREADS, 1, inRun(9), read("0"), change("x", "0", "1"));
        tell(THREADS, 1, inRun(9), read("1"), change("x", "1", "2"), change("y", "1", "2"));

        TraceStep step = only();
        assertThat(step.action()).isEqualTo("pte[3] = 1");
        assertThat(step.changes()).hasToString("[x: 0 -> 2, y: 1 -> 2]");
    }

    @Test
    void choicesInsideAStepBelongToItAndOthersAreSteps() throws IOException {
        tell(NUMBERS, 3, inRun(7));
        tell(THREADS, 1, inRun(9), InStep.BEGINS);
        tell(NUMBERS, 1, inRun(9), InStep.INSIDE);
        tell(NUMBERS, 2, InStep.INSIDE, inRun(9));

        List<TraceStep> steps = trace().steps();
        assertThat(steps).extracting(TraceStep::choices).containsExactly(List.of(2), List.of(0, 1));
        assertThat(steps)
                .extracting(TraceStep::kind)
                .containsExactly(Operation.CHOICE, Operation.STEP);
        assertThat(steps.get(0).action()).isEqualTo("int entry = get(3) -> 2");
    }

    @Test
    void aStatementThatIsTooLongIsCut() throws IOException {
        tell(THREADS, 1, inRun(11), InStep.BEGINS);
        assertThat(only().action()).isEqualTo("again(() -> { nothing(); nothing(); nothing(); ...");
    }

    @Test
    void withoutASourceTheInstructionOrTheMethodIsNamed() throws IOException {
        tell(THREADS, 1, elsewhere(9), read("3"));
        tell(THREADS, 1, elsewhere(5), InStep.BEGINS);
        assertThat(trace().steps())
                .extracting(TraceStep::action)
                .containsExactly("getfield m.A.pte -> 3", "in run()");
    }

    @Test
    void tasksAreInTheOrderOfTheirThreads() throws IOException {
        add(4, "b", THREADS, 1, inRun(9));
        add(2, "a", THREADS, 1, inRun(5));
        add(2, "a", THREADS, 1);

        Trace trace = trace();
        assertThat(trace.tasks()).containsExactly("a", "b");
        assertThat(trace.steps()).extracting(TraceStep::task).containsExactly(1, 0);
        assertThat(trace.initial()).containsEntry("x", "0");
    }

    private void tell(String generator, int choice, Object... about) {
        add(1, "a", generator, choice, about);
    }

    /**
     * @param about frames, what was read, changes, where in a step it is, and calls that returned
     */
    private void add(int thread, String name, String generator, int choice, Object... about) {
        List<Frame> stack = new ArrayList<>();
        List<String> read = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        InStep step = InStep.OUTSIDE;
        for (Object one : about) {
            if (one instanceof Frame frame) stack.add(frame);
            else if (one instanceof String value) read.add(value);
            else if (one instanceof Changed change) changed.add(change);
            else if (one instanceof InStep where) step = where;
            else returned.add((Integer) one);
        }
        threads.put(thread, name);
        Found found = new Found("getfield m.A.pte", read, changed);
        transitions.add(new Transition(thread, generator, choice, step, stack, found));
    }

    private static Frame frame(int call, String method, int line) {
        return new Frame(call, "m/A.java", "m.A", method, line);
    }

    private static Frame inRun(int line) {
        return frame(1, "run", line);
    }

    private static Frame elsewhere(int line) {
        return new Frame(1, "m/B.java", "m.A", "run", line);
    }

    private static String read(String value) {
        return value;
    }

    private static Changed change(String field, String before, String after) {
        return new Changed(field, before, after);
    }

    private TraceStep only() throws IOException {
        Trace trace = trace();
        assertThat(trace.steps()).hasSize(1);
        return trace.steps().get(0);
    }

    private Trace trace() throws IOException {
        JpfPath path = new JpfPath(threads, Map.of("x", "0"), transitions, returned);
        URL[] sources = {folder.toUri().toURL()};
        return JpfTrace.of(path, new URLClassLoader(sources, null));
    }
}
