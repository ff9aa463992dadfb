package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.result.Trace;
import sharelock.result.TraceStep;
import sharelock.result.TraceStep.Kind;

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
    private final StringBuilder path = new StringBuilder();

    @BeforeEach
    void writeSource() throws IOException {
        Files.createDirectory(folder.resolve("m"));
        Files.writeString(folder.resolve("m/A.java"), SOURCE);
    }

    @Test
    void aStepHasItsLinesAndItsChanges() throws IOException {
        tell(THREADS, 1, inRun(5) + change("lock.holder", "null", "a") + "<begins/>");

        TraceStep step = only();
        assertThat(step.kind()).isEqualTo(Kind.STEP);
        assertThat(step.action()).isEqualTo("lock.lock(this)");
        assertThat(step.at()).hasToString("A.java:5");
        assertThat(step.changes()).hasToString("[lock.holder: null -> a]");
    }

    @Test
    void aCallThatIsOneStepIsShownWithTheValueThatItReads() throws IOException {
        tell(THREADS, 1, frame(7, "get", 2) + inRun(7) + read("null") + "<returned call=\"7\"/>");
        tell(THREADS, 1, inRun(9) + change("pte[3]", "0", "1"));

        Trace trace = trace();
        assertThat(trace.steps()).extracting(TraceStep::kind).containsOnly(Kind.ACCESS);
        assertThat(trace.steps())
                .extracting(TraceStep::action)
                .containsExactly("int entry = get(3) -> null", "pte[3] = 1");
    }

    @Test
    void aCallThatHasNotReturnedOrIsSeveralStepsIsShownFromInside() throws IOException {
        tell(THREADS, 1, frame(7, "get", 2) + inRun(7) + read("null"));
        assertThat(only().action()).isEqualTo("return pte[i] -> null");

        tell(THREADS, 1, frame(7, "get", 1) + inRun(7) + "<returned call=\"7\"/>");
        assertThat(trace().steps())
                .extracting(TraceStep::action)
                .containsExactly("return pte[i] -> null", "int get(int i)");
    }

    @Test
    void aValueIsLeftOutWhereTheLineDoesMoreThanRead() throws IOException {
        tell(THREADS, 1, inRun(8) + read("0"));
        assertThat(only().action()).isEqualTo("if (get(3) == 0)");
    }

    @Test
    void accessesOfOneLineAreOneStep() throws IOException {
        tell(THREADS, 1, inRun(9) + read("0") + change("x", "0", "1"));
        tell(THREADS, 1, inRun(9) + read("1") + change("x", "1", "2") + change("y", "1", "2"));

        TraceStep step = only();
        assertThat(step.action()).isEqualTo("pte[3] = 1");
        assertThat(step.changes()).hasToString("[x: 0 -> 2, y: 1 -> 2]");
    }

    @Test
    void choicesInsideAStepBelongToItAndOthersAreSteps() throws IOException {
        tell(NUMBERS, 3, inRun(7));
        tell(THREADS, 1, inRun(9) + "<begins/>");
        tell(NUMBERS, 1, inRun(9) + "<inside/>");
        tell(NUMBERS, 2, "<inside/>" + inRun(9));

        List<TraceStep> steps = trace().steps();
        assertThat(steps).extracting(TraceStep::choices).containsExactly(List.of(2), List.of(0, 1));
        assertThat(steps).extracting(TraceStep::kind).containsExactly(Kind.CHOICE, Kind.STEP);
        assertThat(steps.get(0).action()).isEqualTo("int entry = get(3) -> 2");
    }

    @Test
    void aStatementThatIsTooLongIsCut() throws IOException {
        tell(THREADS, 1, inRun(11) + "<begins/>");
        assertThat(only().action()).isEqualTo("again(() -> { nothing(); nothing(); nothing(); ...");
    }

    @Test
    void withoutASourceTheInstructionOrTheMethodIsNamed() throws IOException {
        tell(THREADS, 1, inRun(9).replace("m/A.java", "m/B.java") + read("3"));
        tell(THREADS, 1, inRun(5).replace("m/A.java", "m/B.java") + "<begins/>");
        assertThat(trace().steps())
                .extracting(TraceStep::action)
                .containsExactly("getfield m.A.pte -> 3", "in run()");
    }

    @Test
    void tasksAreInTheOrderOfTheirThreads() throws IOException {
        path.append(transition(4, "b", THREADS, 1, inRun(9)));
        path.append(transition(2, "a", THREADS, 1, inRun(5)));
        path.append(transition(2, "a", THREADS, 1, ""));

        Trace trace = trace();
        assertThat(trace.tasks()).containsExactly("a", "b");
        assertThat(trace.steps()).extracting(TraceStep::task).containsExactly(1, 0);
        assertThat(trace.initial()).containsEntry("x", "0");
    }

    @Test
    void halfAPathIsAnError() throws IOException {
        Path half = Files.writeString(folder.resolve("half.xml"), "<path><transition thread=\"1\"");
        assertThatThrownBy(() -> JpfPath.read(half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("What JPF told of its path is not whole: ");
    }

    private void tell(String generator, int choice, String inside) {
        path.append(transition(1, "a", generator, choice, inside));
    }

    private static String transition(
            int thread, String name, String generator, int choice, String inside) {
        return "<transition thread=\"%d\" name=\"%s\" generator=\"%s\" choice=\"%d\" first=\"getfield m.A.pte\">%s</transition>"
                .formatted(thread, name, generator, choice, inside);
    }

    private static String frame(int call, String method, int line) {
        return "<frame call=\"%d\" file=\"m/A.java\" type=\"m.A\" method=\"%s\" line=\"%d\"/>"
                .formatted(call, method, line);
    }

    private static String inRun(int line) {
        return frame(1, "run", line);
    }

    private static String read(String value) {
        return "<read value=\"%s\"/>".formatted(value);
    }

    private static String change(String field, String before, String after) {
        return "<change field=\"%s\" before=\"%s\" after=\"%s\"/>".formatted(field, before, after);
    }

    private TraceStep only() throws IOException {
        Trace trace = trace();
        assertThat(trace.steps()).hasSize(1);
        return trace.steps().get(0);
    }

    private Trace trace() throws IOException {
        Path file = folder.resolve("told.xml");
        Files.writeString(file, "<path><initial field=\"x\" value=\"0\"/>" + path + "</path>");
        URL[] sources = {folder.toUri().toURL()};
        return JpfTrace.of(JpfPath.read(file), new URLClassLoader(sources, null));
    }
}
