package sharelock.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharelock.hostile.FaultBench.Ended;
import sharelock.hostile.FaultBench.Started;

/** Who is interrupted says what is known, and leaves nothing behind. */
@Tag("hostile")
@Tag("long")
class FaultSignalTest {
    @TempDir static Path folder;
    private static FaultBench bench;

    @BeforeAll
    static void writeModels() throws IOException {
        bench =
                new FaultBench(folder)
                        .model("Good", "", "", "x = 1; x = 2;")
                        .model("EndlessConstructor", "", "while (true) x++;", "x = 1;")
                        .model(
                                "Slow",
                                "int y, z;",
                                "",
                                "while (true) { int i = Steps.choose(3); if (i == 0) x = (x + 1) %"
                                        + " 900; else if (i == 1) y = (y + 1) % 900; else z = (z + 1) %"
                                        + " 900; }")
                        .compile();
    }

    @ParameterizedTest
    @CsvSource({
        "INT,  Slow,               searching",
        "TERM, Slow,               searching",
        "HUP,  Slow,               searching",
        "INT,  EndlessConstructor, constructing",
        "TERM, EndlessConstructor, constructing",
    })
    void aSignalEndsWithWhatIsKnown(String signal, String check, String phase) throws Exception {
        Started started =
                bench.start(
                        "exec "
                                + FaultBench.sharelock("")
                                + " check Good.jpf %s.jpf Good.jpf".formatted(check)
                                + " --classpath out --progress off");
        awaitText(started.out(), "holds      Good");
        Thread.sleep(1000);
        send(signal, started);
        Ended ended = started.await();
        assertThat(ended.code()).isEqualTo(20);
        assertThat(ended.out())
                .contains("  holds      Good")
                .contains("! incomplete " + check)
                .contains("Interrupted by SIG" + signal + " in phase " + phase + ".");
        assertThat(ended.err()).isEmpty();
        assertThat(folder.resolve("traces")).doesNotExist();
    }

    @Test
    void theRestIsListedAsNotRunAlsoInJson() throws Exception {
        Files.copy(folder.resolve("Good.jpf"), folder.resolve("Later.jpf"));
        Started started =
                bench.start(
                        "exec "
                                + FaultBench.sharelock("")
                                + " check Good.jpf Slow.jpf Later.jpf --classpath out"
                                + " --format json");
        awaitText(started.out(), "\"holds\"");
        Thread.sleep(500);
        send("TERM", started);
        Ended ended = started.await();
        assertThat(ended.code()).isEqualTo(20);
        assertThat(ended.out().lines()).hasSize(3);
        assertThat(ended.out().lines().skip(1))
                .allMatch(line -> line.contains("\"verdict\":\"incomplete\""));
        assertThat(ended.out()).contains("Not run: interrupted by SIGTERM.");
    }

    private static void awaitText(Path file, String text) throws Exception {
        for (int i = 0; i < 300 && !Files.readString(file).contains(text); i++) Thread.sleep(100);
        assertThat(Files.readString(file)).contains(text);
    }

    private static void send(String signal, Started started) throws Exception {
        String pid = Long.toString(started.process().pid());
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
    }
}
