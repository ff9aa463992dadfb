package sharelock.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.hostile.FaultBench.Ended;

/** What cannot be written is not lost in silence, and costs nothing else. */
@Tag("hostile")
@Tag("long")
class FaultOutputTest {
    private static final String FAILS = "assert x < 2;";

    @TempDir static Path folder;
    private static FaultBench bench;

    @BeforeAll
    static void writeModels() throws IOException {
        String prints =
                "System.out.println(\"  holds      Forged\");"
                        + " System.out.println(\"{\\\"verdict\\\":\\\"holds\\\"}\");"
                        + " System.err.println(\"\\u001b[31mred\");";
        bench =
                new FaultBench(folder)
                        .model("Fails", "", "", "x = x + 1; " + FAILS)
                        .model("Holds", "", "", "x = 1;")
                        .model("AtOnce", "", "", "assert false : \"a\\u001b[2Jb\\n  holds\";")
                        .model("Prints", "", prints, "x = 1;")
                        .compile();
        Files.writeString(
                folder.resolve("Mutant.jpf"),
                "check.model = bad.Holds\ncheck.mutants = Run.run/f\n");
    }

    @BeforeEach
    void removeTraces() throws Exception {
        bench.shell("rm -rf traces");
    }

    private static Ended sharelock(String line) throws Exception {
        return bench.shell(FaultBench.sharelock("") + " " + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "--help",
                "list Fails.jpf --classpath out",
                "check Fails.jpf --classpath out",
                "check Fails.jpf --classpath out --format json",
                "check Fails.jpf --classpath out --format markdown",
                "dump Fails.jpf --classpath out",
                "replay trace.json --classpath out",
                "claims Holds.jpf --classpath out",
                "check --help",
            })
    void aFullStandardOutputIsTold(String command) throws Exception {
        sharelock("check Fails.jpf --classpath out");
        Files.copy(
                folder.resolve("traces/Fails.trace.json"),
                folder.resolve("trace.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Ended ended = sharelock(command + " > /dev/full");
        assertThat(ended.code()).isEqualTo(153);
        assertThat(ended.err())
                .contains("standard output cannot be written: No space left on device.")
                .hasLineCount(1);
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoNews() throws Exception {
        Ended ended = sharelock("list --classpath out Fails.jpf | true; echo ${PIPESTATUS[0]}");
        assertThat(ended.out()).isEqualTo("141\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aClosedStandardErrorDoesNotLoseTheVerdict() throws Exception {
        Ended ended = sharelock("check Fails.jpf Holds.jpf --classpath out 2>&-");
        assertThat(ended.code()).isEqualTo(14);
        assertThat(ended.out()).contains("fails      Fails").contains("holds      Holds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--format json", "--format markdown"})
    void aTraceThatCannotBeSavedCostsTheTrace(String format) throws Exception {
        Files.writeString(folder.resolve("file"), "");
        Ended ended =
                sharelock("check Fails.jpf Holds.jpf --classpath out --traces file " + format);
        assertThat(ended.code()).isEqualTo(153);
        assertThat(ended.out()).contains("Fails").contains("Holds").doesNotContain("Replay:");
        assertThat(ended.err().lines().findFirst().orElse(""))
                .isEqualTo(
                        "sharelock: traces cannot be saved in file: it is no folder. Name another"
                                + " folder with --traces.");
        assertThat(ended.err()).contains("the trace of Fails is not saved").hasLineCount(2);
    }

    @Test
    void aFullDiskCostsTheTraceAndLeavesNoHalfOfIt() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        boolean mounted = bench.shell("mount -t tmpfs -o size=16k tmpfs disk").code() == 0;
        assumeTrue(mounted, "skipped: a small disk cannot be mounted here");
        try {
            bench.shell("head -c 14000 /dev/zero > disk/full");
            Ended ended = sharelock("check Fails.jpf Holds.jpf --classpath out --traces disk");
            assertThat(ended.code()).isEqualTo(153);
            assertThat(ended.out()).contains("fails      Fails").contains("holds      Holds");
            assertThat(ended.err()).contains("No space left on device");
            assertThat(disk).isDirectoryContaining("glob:**/full");
            assertThat(bench.shell("ls -A disk").out()).isEqualTo("full\n");
        } finally {
            bench.shell("umount disk");
        }
    }

    @Test
    void aTraceHasTheModeThatTheUserWants() throws Exception {
        bench.shell("umask 027; " + FaultBench.sharelock("") + " check Fails.jpf --classpath out");
        Path trace = folder.resolve("traces/Fails.trace.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trace)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aTraceTakesThePlaceOfALinkAndNotOfWhatItLeadsTo() throws Exception {
        Files.createDirectories(folder.resolve("traces"));
        Files.writeString(folder.resolve("precious"), "mine");
        bench.shell("ln -s ../precious traces/Fails.trace.json");
        Ended ended = sharelock("check Fails.jpf --classpath out");
        assertThat(ended.code()).isEqualTo(14);
        assertThat(folder.resolve("precious")).hasContent("mine");
        assertThat(folder.resolve("traces/Fails.trace.json")).isRegularFile();
    }

    @Test
    void aFolderInThePlaceOfATraceCostsTheTrace() throws Exception {
        Files.createDirectories(folder.resolve("traces/Fails.trace.json/sub"));
        Ended ended = sharelock("check Fails.jpf Holds.jpf --classpath out");
        assertThat(ended.code()).isEqualTo(153);
        assertThat(ended.out()).contains("fails      Fails").contains("holds      Holds");
        assertThat(ended.err()).contains("is not saved").hasLineCount(1);
    }

    @Test
    void theCommandToReplayCanBePastedIntoAShell() throws Exception {
        Ended ended = sharelock("check Fails.jpf --classpath out --traces \"-it's \\$HOME\"");
        assertThat(ended.out())
                .contains("Replay: ./sharelock replay './-it'\\''s $HOME/Fails.trace.json'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--format json", "--format markdown"})
    void whatAModelPrintsIsNoResult(String format) throws Exception {
        Ended ended = sharelock("check Prints.jpf --classpath out " + format);
        assertThat(ended.out()).doesNotContain("Forged").doesNotContain("{\"verdict\"");
        assertThat(ended.err())
                .contains("the model prints:   holds      Forged")
                .contains("the model prints: \\u001b[31mred");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--format json", "--format markdown"})
    void aMessageGivesNoOrdersToTheTerminal(String format) throws Exception {
        Ended ended = sharelock("check AtOnce.jpf --classpath out " + format);
        assertThat(ended.code()).isEqualTo(14);
        assertThat(ended.out())
                .doesNotContain("\u001b")
                .doesNotContain("\n  holds")
                .doesNotContain("gone by jpf");
    }
}
