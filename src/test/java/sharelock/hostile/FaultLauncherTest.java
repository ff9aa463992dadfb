package sharelock.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.hostile.FaultBench.Ended;

/** The launcher says in one line what the system does not give. */
@Tag("hostile")
@Tag("long")
class FaultLauncherTest {
    @TempDir Path folder;

    private FaultBench bench;

    @BeforeEach
    void copyTheLauncher() throws IOException {
        bench = new FaultBench(folder).launcher();
    }

    @ParameterizedTest
    @CsvSource({
        "SHARELOCK_JAVA_OPTS=-Xmx2m,  Mend SHARELOCK_JAVA_OPTS",
        "SHARELOCK_JAVA_OPTS=-Xmx1k,  does not start: ",
        "SHARELOCK_JAVA_OPTS=-Xnever, Unrecognized option: -Xnever",
        "SHARELOCK_JAVA_OPTS=-Xmx4m,  out of memory: a heap of 4 MB is too small",
        "SHARELOCK_JAVA_OPTS=--dry-run,  runs no class with the options of SHARELOCK_JAVA_OPTS (--dry-run)",
        "SHARELOCK_JAVA_OPTS=-version,   runs no class with the options of SHARELOCK_JAVA_OPTS (-version)",
        "SHARELOCK_JAVA_OPTS=--version,  runs no class",
        "SHARELOCK_JAVA_OPTS=--help,     runs no class",
        "SHARELOCK_JAVA_OPTS=-X,         runs no class",
        "SHARELOCK_JAVA_OPTS=--list-modules, runs no class",
        "JAVA_TOOL_OPTIONS=-Xshare:dump, runs no class with the options of JAVA_TOOL_OPTIONS (-Xshare:dump)",
        "JAVA_HOME=/nowhere,          no Java found (/nowhere/bin/java)",
    })
    void aWrongJvmIsOneLine(String variable, String message) throws Exception {
        Ended ended = bench.shell("export " + variable + "; ./sharelock --version");
        assertThat(ended.code()).isEqualTo(153);
        assertThat(ended.err()).startsWith("sharelock: ").contains(message).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-showversion", "-Xlog:gc", "", "-Xint -ea"})
    void optionsThatLetItRunAreTaken(String options) throws Exception {
        Ended ended =
                bench.shell("export SHARELOCK_JAVA_OPTS='" + options + "'; ./sharelock --version");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).endsWith("sharelock 0.1.0\n");
    }

    @Test
    void aHomeIsNotNeeded() throws Exception {
        Ended ended = bench.shell("env -u HOME ./sharelock --version");
        assertThat(ended).isEqualTo(new Ended(0, "sharelock 0.1.0\n", ""));
    }

    @Test
    void aClosedStandardOutputIsTold() throws Exception {
        for (String command : new String[] {"--version", "--help", "check", "list"}) {
            Ended ended = bench.shell("./sharelock " + command + " >&-");
            assertThat(ended.code()).isEqualTo(153);
            assertThat(ended.err()).contains("standard output is closed").hasLineCount(1);
        }
    }

    @Test
    void aClosedStandardErrorOrInputDoesNotMatter() throws Exception {
        assertThat(bench.shell("./sharelock --version 2>&-").out()).isEqualTo("sharelock 0.1.0\n");
        assertThat(bench.shell("./sharelock --version <&-").code()).isZero();
    }

    @Test
    void aJarThatIsGoneIsNoticedThoughTheStampIsFresh() throws Exception {
        Files.delete(folder.resolve("target/lib/picocli.jar"));
        Ended ended = bench.shell("PATH=/usr/bin:/bin MAVEN_ARGS= ./sharelock --version");
        assertThat(ended.code()).isEqualTo(153);
        assertThat(ended.err()).doesNotContain("Exception in thread").contains("sharelock: ");
    }

    @Test
    void aRuntimeWithoutACompilerCannotBuild() throws Exception {
        Path jre = Files.createDirectories(folder.resolve("jre/bin"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(jre.resolve("java"), "#!/bin/sh\nexec " + java + " \"$@\"\n");
        assertThat(jre.resolve("java").toFile().setExecutable(true)).isTrue();
        Files.delete(folder.resolve("target/launcher-build"));
        Ended ended = bench.shell("export JAVA_HOME=$PWD/jre; ./sharelock --version");
        assertThat(ended.code()).isEqualTo(153);
        assertThat(ended.err()).contains("has no javac: it is a JRE").hasLineCount(1);
    }
}
