package sharelock.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.launcher.Copy.Ended;

/**
 * What the launcher compiles after a change, without Maven: what changed, and what depends on it.
 */
@Tag("long")
class LauncherBuildTest {
    private static final String PROPERTY = "properties/pagetable/NoPageLeaked.java";
    private static final String CLASS = "target/classes/pagetable/NoPageLeaked.class";
    private static final String CHECK = "jpf-configs/pagetable-bug-read-faults-leak.jpf";
    private static final String STAMP = "target/launcher-build";
    private static final String ASKED = "holdsAtRest(PageTableSharing model) {";
    private static final String COPY_OF_SOURCE = "target/classes/pagetable/NoPageLeaked.java";

    @TempDir Path folder;

    private Copy copy;

    @BeforeEach
    void copyTheRepository() throws IOException, InterruptedException {
        copy =
                new Copy(
                        folder,
                        List.of(
                                "sharelock",
                                "pom.xml",
                                ".mvn",
                                "jpf-configs",
                                "models",
                                "properties",
                                "src/main",
                                "target/classes",
                                "target/lib"));
        copy.write("bin/mvn", "#!/bin/sh\necho mvn was called\nexit 1\n");
        assertThat(copy.file("bin/mvn").toFile().setExecutable(true)).isTrue();
        copy.write(STAMP, "target/lib/picocli.jar\n");
        // What the clock of the file system cannot tell apart is not newer.
        FileTime aSecondAgo = FileTime.from(Instant.now().minusSeconds(1));
        Files.setLastModifiedTime(copy.file(STAMP), aSecondAgo);
    }

    @Test
    void aFreshBuildIsLeftAlone() throws Exception {
        assertThat(sharelock("--version")).isEqualTo(new Ended(0, "sharelock 0.1.0\n"));
    }

    @Test
    void aCheckAsksThePropertyAsItIsNow() throws Exception {
        assertThat(check().code()).isZero();
        copy.edit(PROPERTY, ASKED, ASKED + " if (model != null) return true;");
        Ended ended = check();
        assertThat(ended.said())
                .startsWith("building Sharelock ...\n")
                .contains("! holds      pagetable-bug-read-faults-leak");
        assertThat(ended.code()).isEqualTo(21);
        assertThat(copy.file(COPY_OF_SOURCE)).hasSameTextualContentAs(copy.file(PROPERTY));
        // Maven compiles what is newer than its class file; whose own javac looks here does not.
        assertThat(time(CLASS)).isBetween(time(COPY_OF_SOURCE), time(PROPERTY));
        assertThat(check().said()).doesNotContain("building");
    }

    /** What is put back is older than the build of what stood there meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {PROPERTY, "src/main/java/sharelock/report/ShellWord.java"})
    void aSourceThatIsPutBackIsCompiledAgain(String source) throws Exception {
        String type = source.replaceFirst("^(properties|src/main/java)/", "target/classes/");
        Path compiled = copy.file(type.replaceFirst("java$", "class"));
        byte[] before = Files.readAllBytes(compiled);
        String text = Files.readString(copy.file(source));
        FileTime date = Files.getLastModifiedTime(copy.file(source));
        copy.edit(source, "final class", "@Deprecated final class");
        built();
        assertThat(Files.readAllBytes(compiled)).isNotEqualTo(before);
        Files.writeString(copy.file(source), text);
        Files.setLastModifiedTime(copy.file(source), date);
        built();
        assertThat(Files.readAllBytes(compiled)).isEqualTo(before);
        assertThat(check().said()).doesNotContain("building");
    }

    @Test
    void whatCompilesToTheSameIsMavensStill() throws Exception {
        FileTime before = time(CLASS);
        Files.writeString(copy.file(PROPERTY), Files.readString(copy.file(PROPERTY)) + "// end\n");
        built();
        assertThat(time(CLASS)).isEqualTo(before).isGreaterThan(time(COPY_OF_SOURCE));
    }

    @Test
    void whatDependsOnAChangeIsCompiledToo() throws Exception {
        // The third does not name the first.
        copy.write(
                "models/chain/First.java", "package chain; public class First { public int one; }");
        copy.write(
                "models/chain/Second.java",
                "package chain; public class Second { public static First first; }");
        copy.write(
                "properties/link/Third.java",
                "package link; import chain.*; class Third { int sum = Second.first.one; }");
        built();
        assertThat(copy.file("target/classes/link/Third.class")).exists();
        copy.edit("models/chain/First.java", "one", "two");
        for (int time = 0; time < 2; time++) {
            Ended ended = sharelock("--version");
            assertThat(ended.code()).isEqualTo(153);
            assertThat(ended.said())
                    .contains("properties/link/Third.java:1: error: cannot find symbol")
                    .endsWith("sharelock: the build failed, see above\n");
        }
        copy.edit("properties/link/Third.java", "one", "two");
        built();
    }

    /** A Java virtual machine may end in any way that maps one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3_000_000, Integer.MAX_VALUE})
    void aDamagedArchiveOfTheCompilerIsLeftOut(int kept) throws Exception {
        copy.edit(PROPERTY, "final class", "@Deprecated final class");
        built();
        Path file = archive();
        byte[] archive = Files.readAllBytes(file);
        int half = archive.length / 2;
        Arrays.fill(archive, half, half + 200_000, (byte) -1);
        Files.delete(file);
        Files.write(file, Arrays.copyOf(archive, Math.min(kept, archive.length)));
        copy.edit(PROPERTY, "@Deprecated final class", "final class");
        built();
        assertThat(check().code()).isZero();
    }

    /** A build of which nobody knows how far it came. */
    @Test
    void aBuildThatWasEndedInTheMiddleIsMadeAgain() throws Exception {
        copy.edit(PROPERTY, "final class", "@Deprecated final class");
        built();
        byte[] edited = Files.readAllBytes(copy.file(CLASS));
        Path sums = copy.file(STAMP + ".sums");
        List<String> known = Files.readAllLines(sums);
        copy.edit(PROPERTY, "@Deprecated final class", "final class");
        built();
        // As if the last one had been ended before it said what it was made of.
        Files.write(copy.file(CLASS), edited);
        Files.write(
                sums,
                known.stream().filter(line -> line.matches(".* (pom.xml|[.]mvn/.*)")).toList());
        built();
        assertThat(Files.readAllBytes(copy.file(CLASS))).isNotEqualTo(edited);
    }

    @Test
    void whatNoLongerHasASourceGoes() throws Exception {
        copy.write(
                "models/gone/Outer.java", "package gone; class Outer { class In {} class Out {} }");
        copy.write("models/gone/Other.java", "package gone; class Other {}");
        built();
        copy.edit("models/gone/Outer.java", "class In {}", "");
        built();
        assertThat(copy.file("target/classes/gone/Outer$In.class")).doesNotExist();
        assertThat(copy.file("target/classes/gone/Outer$Out.class")).exists();
        Files.delete(copy.file("models/gone/Other.java"));
        built();
        assertThat(copy.file("target/classes/gone")).isDirectoryNotContaining("glob:**Other*");
        assertThat(copy.file(CLASS)).exists();
    }

    @Test
    void anOldFileThatIsNewHereIsCompiled() throws Exception {
        copy.write("models/old/Old.java", "package old; class Old {}");
        Files.setLastModifiedTime(copy.file("models/old/Old.java"), FileTime.fromMillis(0));
        built();
        assertThat(copy.file("target/classes/old/Old.class")).exists();
    }

    @Test
    void anotherPomIsForMaven() throws Exception {
        copy.edit("pom.xml", "</project>", "</project>\n");
        Ended ended = sharelock("--version");
        assertThat(ended.code()).isEqualTo(153);
        assertThat(ended.said()).contains("mvn was called").contains("the build failed, see above");
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(copy.file("target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).findAny().orElseThrow();
        }
    }

    private FileTime time(String file) throws IOException {
        return Files.getLastModifiedTime(copy.file(file));
    }

    private void built() throws IOException, InterruptedException {
        Ended ended = sharelock("--version");
        assertThat(ended).isEqualTo(new Ended(0, "building Sharelock ...\nsharelock 0.1.0\n"));
    }

    private Ended check() throws IOException, InterruptedException {
        return sharelock("check", CHECK);
    }

    private Ended sharelock(String... words) throws IOException, InterruptedException {
        String[] line = new String[words.length + 1];
        line[0] = "./sharelock";
        System.arraycopy(words, 0, line, 1, words.length);
        String path = copy.file("bin") + ":" + System.getenv("PATH");
        return copy.run(Map.of("PATH", path), line);
    }
}
