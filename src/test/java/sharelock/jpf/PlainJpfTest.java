package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JPF's own launcher says of a check, to somebody who has JPF and no Sharelock process. */
@NeedsJpf
class PlainJpfTest {
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final String DEPTH_FIRST = "search.class = gov.nasa.jpf.search.DFSearch";
    private static final String BREADTH_FIRST =
            "search.class = gov.nasa.jpf.search.heuristic.BFSHeuristic";

    @TempDir Path folder;

    private String jpf(String... lines) throws IOException {
        List<String> file = new ArrayList<>();
        file.add("@include = " + HERE.resolve("jpf-configs/common.properties"));
        file.add(
                "classpath = %s;%s"
                        .formatted(
                                HERE.resolve("target/classes"),
                                HERE.resolve("target/test-classes")));
        file.add("sourcepath = " + HERE.resolve("src/test/java"));
        file.addAll(List.of(lines));
        Path check = Files.write(folder.resolve("check.jpf"), file);
        Path jar = NeedsJpf.OrSkip.home().orElseThrow().jar().resolveSibling("RunJPF.jar");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-jar",
                                jar.toString(),
                                check.toString())
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aPropertyIsNamedWithTheLineThatDecidesAndWhatItRead() throws IOException {
        String out =
                jpf(
                        "check.model = sample.small.Pair",
                        "check.args = writer=IN_TWO_STEPS",
                        "check.always = Pair$BothAreTheSame");
        assertThat(out)
                .contains(
                        "Violation: INVARIANT|sample.small.Pair$BothAreTheSame|sample/small/Pair.java:")
                .contains(
                        "|it does not hold: return model.left == model.right: left = 1, right = 0\n");
    }

    @Test
    void aTraceShowsLinesOfTheModel() throws IOException {
        String out =
                jpf(
                        "check.model = sample.small.Pair",
                        "check.args = writer=IN_TWO_STEPS",
                        "check.always = Pair$BothAreTheSame");
        assertThat(out).contains("Steps.atomically(() -> left = 1);");
    }

    @ParameterizedTest
    @ValueSource(strings = {DEPTH_FIRST, BREADTH_FIRST})
    void aDeadlockIsOneOfJpf(String order) throws IOException {
        String out =
                jpf("check.model = sample.small.Failing", "check.args = how=WAIT_FOR_EVER", order);
        assertThat(out)
                .contains("error #1: gov.nasa.jpf.vm.NotDeadlockedProperty")
                .contains("deadlock: no task can move and not all have finished: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {DEPTH_FIRST, BREADTH_FIRST})
    void whatIsNeverReachedIsAnError(String order) throws IOException {
        String out =
                jpf(
                        "check.model = sample.small.Spinning",
                        "check.sometimes = Spinning$IsOn, Spinning$IsCounted",
                        "check.atRest = Spinning$NothingIsCounted",
                        order);
        assertThat(out)
                .contains("(\"sample.small.Spinning$IsCounted is never reached\")")
                .contains("(\"state at rest is never reached\")")
                .doesNotContain("no errors detected")
                .doesNotContain("Spinning$IsOn is never");
    }

    @Test
    void aCheckThatHoldsHasNoErrors() throws IOException {
        String out =
                jpf(
                        "check.model = sample.small.Spinning",
                        "check.sometimes = Spinning$IsOn",
                        "check.atRest = Spinning$NothingIsCounted",
                        "check.endless = true");
        assertThat(out).contains("no errors detected");
    }
}
