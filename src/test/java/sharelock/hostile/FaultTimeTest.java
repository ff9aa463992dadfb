package sharelock.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharelock.hostile.FaultBench.Ended;

/** One deadline cuts everything that a check does, and what is too large is said so at once. */
@Tag("hostile")
@Tag("long")
class FaultTimeTest {
    private static final String COUNT = "x = 1; x = 2;";

    @TempDir static Path folder;
    private static FaultBench bench;

    @BeforeAll
    static void writeModels() throws IOException {
        String calls =
                IntStream.range(0, 24)
                        .mapToObj(i -> "void f%d() { f%d(); f%d(); }".formatted(i, i + 1, i + 1))
                        .collect(Collectors.joining("\n", "", "void f24() { x = x + 1; }"));
        String many =
                "Task[] more; { more = new Task[1000000];"
                        + " for (int i = 0; i < more.length; i++) more[i] = new Run(\"t\" + i); }";
        bench =
                new FaultBench(folder)
                        .model("Good", "", "", COUNT)
                        .model("EndlessConstructor", "", "while (true) x++;", COUNT)
                        .model(
                                "EndlessStatic",
                                "static int s; static { while (s >= 0) s = s < 9 ? s + 1 : 0; }",
                                "",
                                COUNT)
                        .model("EndlessProperty", "", "", COUNT)
                        .model("ManyChoices", "", "", "x = Steps.choose(Integer.MAX_VALUE) % 2;")
                        .model("Inlined", calls, "", "f0();")
                        .model("Widened", "", "", "while (true) x = x + 1;")
                        .model("Overflow", "int f(int i) { return f(i + 1) + 1; }", "f(0);", COUNT)
                        .model("ManyTasks", many, "", COUNT)
                        .model("LongArray", "final int[] a = new int[1000000];", "", "a[x] = 1;")
                        .model("Invariant", "final int[] a = new int[50000];", "", "a[0] = 1;")
                        .model(
                                "LongMethod",
                                "",
                                "",
                                IntStream.range(0, 1000)
                                        .mapToObj(i -> "if (x == %d) x = %d;".formatted(i, i + 1))
                                        .collect(Collectors.joining("\n")))
                        .source(
                                "Endless",
                                "package bad; public final class Endless implements"
                                        + " sharelock.model.Invariant<EndlessProperty> {"
                                        + " public Endless() { while (true) { } } public boolean"
                                        + " holds(EndlessProperty m) { return m.x >= 0; } }")
                        .source(
                                "AllSmall",
                                "package bad; public final class AllSmall implements"
                                        + " sharelock.model.Invariant<Invariant> { public boolean"
                                        + " holds(Invariant m) { for (int v : m.a) if (v > 5) return"
                                        + " false; return true; } }")
                        .key("EndlessProperty", "check.always = Endless")
                        .key("Invariant", "check.always = AllSmall")
                        .compile();
    }

    @ParameterizedTest
    @CsvSource({
        "EndlessConstructor, constructing",
        "EndlessStatic,      constructing",
        "EndlessProperty,    constructing",
        "Inlined,            compiling",
        "ManyChoices,        searching",
    })
    void theDeadlineCutsEachPhase(String check, String phase) throws Exception {
        long began = System.nanoTime();
        Ended ended = bench.check(check + ".jpf Good", "--timeout 3s");
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        assertThat(ended.code()).isEqualTo(20);
        assertThat(ended.out())
                .contains("! incomplete " + check)
                .contains("The budget of 3 s of time is used up in phase " + phase + ".")
                .contains("  holds      Good");
        assertThat(ended.err()).isEmpty();
        assertThat(seconds).isLessThan(30);
    }

    @ParameterizedTest
    @CsvSource({"Widened", "LongMethod", "LongArray", "Invariant"})
    void whatTakesLongIsThroughOrCut(String check) throws Exception {
        Ended ended = bench.check(check, "--timeout 5s");
        assertThat(ended.code()).isIn(0, 20);
        assertThat(ended.out()).containsPattern("(holds|incomplete) +" + check);
    }

    @Test
    void progressNamesThePhase() throws Exception {
        Ended ended = bench.check("EndlessConstructor", "--timeout 12s");
        assertThat(ended.err()).contains("EndlessConstructor: constructing, 10 s");
    }

    @Test
    void tooManyTasksAreRefusedAtOnce() throws Exception {
        String command =
                FaultBench.sharelock("-Xmx2g")
                        + " check ManyTasks.jpf --classpath out --progress off";
        Ended ended = bench.shell(command);
        assertThat(ended.code()).isEqualTo(150);
        assertThat(ended.err())
                .contains("has more than 1,000 tasks, which is the most that can be checked.")
                .hasLineCount(1);
    }

    @Test
    void aConstructorThatOverflowsTheStackIsTheUsers() throws Exception {
        Ended ended = bench.check("Overflow", "");
        assertThat(ended.code()).isEqualTo(151);
        assertThat(ended.err()).contains("calls itself without").hasLineCount(1);
    }
}
