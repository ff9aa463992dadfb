package sharelock.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharelock.hostile.FaultBench.Ended;

/** A heap that is full in any phase is one clear line or an incomplete search, never a bug. */
@Tag("hostile")
@Tag("long")
class FaultMemoryTest {
    @TempDir static Path folder;
    private static FaultBench bench;

    @BeforeAll
    static void writeModels() throws IOException {
        bench =
                new FaultBench(folder)
                        .model(
                                "Constructing",
                                "java.util.List<long[]> all = new java.util.ArrayList<>();",
                                "while (true) all.add(new long[10000]);",
                                "x = 1;")
                        .model("Compiling", "final int[] a = new int[400000];", "", "a[x] = 1;")
                        .model(
                                "Searching",
                                "int y, z;",
                                "",
                                "while (true) { int i = Steps.choose(3); if (i == 0) x = (x + 1) %"
                                        + " 900; else if (i == 1) y = (y + 1) % 900; else z = (z + 1) %"
                                        + " 900; }")
                        .model("Good", "", "", "x = 1;")
                        .compile();
    }

    @ParameterizedTest
    @CsvSource({
        "Constructing, 30, 153",
        "Compiling,    30, 153",
        "Searching,    30, 20",
        "Searching,    60, 20",
        "Constructing, 12, 153",
        "Compiling,    12, 153",
    })
    void aFullHeapIsOneClearLine(String check, int megabytes, int code) throws Exception {
        String options = "-XX:+UseSerialGC -Xmx" + megabytes + "m";
        Ended ended =
                bench.shell(
                        FaultBench.sharelock(options)
                                + " check %s.jpf --classpath out --progress off".formatted(check));
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        if (code == 20) {
            assertThat(ended.out()).contains("! incomplete " + check);
        } else {
            assertThat(ended.err()).startsWith("sharelock: out of memory").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"3", "4", "5", "6", "8", "10"})
    void aHeapThatIsHardlyOneIsNoBug(int megabytes) throws Exception {
        String options = "-XX:+UseSerialGC -Xmx" + megabytes + "m";
        Ended ended =
                bench.shell(FaultBench.sharelock(options) + " check Good.jpf --classpath out");
        assertThat(ended.code()).as(ended.err()).isIn(0, 1, 20, 153);
        assertThat(ended.err()).doesNotContain("bug in Sharelock");
    }

    @ParameterizedTest
    @CsvSource({"10", "14", "18", "24", "32", "48"})
    void withoutOpenFilesTheSystemIsToBlame(int files) throws Exception {
        Ended ended =
                bench.shell(
                        "ulimit -n %d; ".formatted(files)
                                + FaultBench.sharelock("")
                                + " check Good.jpf --classpath out");
        assertThat(ended.code()).as(ended.err()).isIn(0, 1, 150, 151, 153);
        assertThat(ended.err()).doesNotContain("bug in Sharelock");
    }
}
