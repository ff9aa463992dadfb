package sharelock.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final String COMPILED = "pagetable/NoPageLeaked.class";
    private static final String CLASS = "target/classes/" + COMPILED;
    private static final String LARGE = "jpf-configs/pagetable-fixed-faults.jpf";
    private static final String CHECK = "jpf-configs/pagetable-bug-read-faults-leak.jpf";
    private static final String STAMP = "target/launcher-build";
    private static final String ASKED = "holdsAtRest(PageTableSharing model) {";
    private static final String COPY_OF_SOURCE = "target/classes/pagetable/NoPageLeaked.java";

    private static final String SUMS =
            "find -L pom.xml .mvn src/main/resources jpf-configs/common.properties src/main/java models properties -type f -exec cksum {} + | LC_ALL=C sort";

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
        copy.write(STAMP, "target/classes/sharelock/cli/Main.class\ntarget/lib/picocli.jar\n");
        shell(SUMS + " >target/classes.sums");
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
        copy.edit(PROPERTY, "@Deprecated final class", "final class");
        shell("cp -R target/launcher/1 target/launcher/2; touch target/launcher/2.lock");
        copy.write("target/launcher/2/pagetable/Rubbish.class", "");
        built();
        assertThat(Files.readAllBytes(copy.file(CLASS))).isNotEqualTo(edited);
        assertThat(copy.file("target/launcher/2")).doesNotExist();
        assertThat(copy.file("target/launcher/3/pagetable/Rubbish.class")).doesNotExist();
    }

    /**
     * Whoever runs a check while another one is built goes on with the classes that it began with.
     */
    @Test
    void theClassesThatSomebodyRunsStay() throws Exception {
        copy.edit(PROPERTY, "final class", "@Deprecated final class");
        built();
        byte[] first = Files.readAllBytes(copy.file("target/launcher/1/" + COMPILED));
        copy.edit(PROPERTY, "@Deprecated final class", "final class");
        Ended other = shell("flock -s target/launcher/1.lock ./sharelock --version");
        assertThat(other.said()).isEqualTo("building Sharelock ...\nsharelock 0.1.0\n");
        assertThat(Files.readAllBytes(copy.file("target/launcher/1/" + COMPILED)))
                .isEqualTo(first)
                .isNotEqualTo(Files.readAllBytes(copy.file("target/launcher/2/" + COMPILED)));
        copy.edit(PROPERTY, "final class", "@Deprecated final class");
        built();
        assertThat(copy.file("target/launcher/1")).doesNotExist();
        assertThat(copy.file("target/launcher/2")).doesNotExist();
        assertThat(copy.file("target/launcher/3")).exists();
    }

    @Test
    void aRunHoldsItsClasses() throws Exception {
        copy.edit(PROPERTY, "final class", "@Deprecated final class");
        built();
        String ifFree = "flock -n -x target/launcher/1.lock echo free";
        Ended ended =
                shell("./sharelock check " + LARGE + " & sleep 3; " + ifFree + "; kill %1; wait");
        assertThat(ended.said()).doesNotContain("free");
        assertThat(shell(ifFree).said()).isEqualTo("free\n");
    }

    /** What Maven has made of a source that was there in between is nothing that is run. */
    @Test
    void whatMavenMadeMeanwhileIsNotRun() throws Exception {
        copy.edit(PROPERTY, ASKED, ASKED + " if (model != null) return true;");
        built();
        byte[] edited = Files.readAllBytes(copy.file(CLASS));
        copy.edit(PROPERTY, " if (model != null) return true;", "");
        built();
        Files.write(copy.file(CLASS), edited);
        assertThat(check().code()).isZero();
        // As Maven leaves it in the middle of a compilation.
        shell("mv target/classes/sharelock target/away");
        assertThat(check().code()).isZero();
        shell("mv target/away target/classes/sharelock");
        // Nor is it what the next build begins with.
        copy.edit(
                "properties/pagetable/UseCountIsExact.java",
                "final class",
                "@Deprecated final class");
        built();
        assertThat(check().code()).isZero();
        assertThat(Files.readAllBytes(copy.file(CLASS))).isNotEqualTo(edited);
    }

    /**
     * A constant leaves no trace in the class files that have it, and Java has many ways to write
     * its name.
     */
    @Test
    void whoeverHasAConstantIsCompiledAgain() throws Exception {
        List<String> names =
                List.of(
                        "aa.cc.Const.K",
                        "aa.\n  cc\n  .Const.K",
                        "aa./* a comment */cc.Const.K",
                        "aa.// a comment\ncc.Const.K",
                        "\\u0061a.cc.Const.K",
                        "aa.cc.C\\uu006fnst.K",
                        "aa.cc.Co\u0001nst.K",
                        "aa.cc.Co\u00adnst.K");
        for (int i = 0; i < names.size(); i++) {
            String text = "package link; class User%d { int k = %s; }";
            copy.write("properties/link/User" + i + ".java", text.formatted(i, names.get(i)));
        }
        copy.write(
                "models/aa/cc/Const.java",
                "package aa.cc; public class Const { public static final int K = 1234567; }");
        built();
        List<byte[]> before = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) before.add(Files.readAllBytes(user(i)));
        copy.edit("models/aa/cc/Const.java", "1234567", "7654321");
        built();
        for (int i = 0; i < names.size(); i++) {
            assertThat(Files.readAllBytes(user(i))).as(names.get(i)).isNotEqualTo(before.get(i));
        }
    }

    private Path user(int number) {
        return copy.file("target/classes/link/User%d.class".formatted(number));
    }

    /** The date of a link is not that of what it leads to. */
    @Test
    void aSourceBehindALinkIsCompiledAgain() throws Exception {
        Files.move(copy.file(PROPERTY), copy.file("Elsewhere.java"));
        Files.createSymbolicLink(copy.file(PROPERTY), copy.file("Elsewhere.java"));
        // As an editor leaves one beside a file that is edited.
        Files.createSymbolicLink(
                copy.file("properties/pagetable/.#NoPageLeaked.java"), Path.of("nobody@1"));
        built();
        assertThat(check().code()).isZero();
        copy.edit("Elsewhere.java", ASKED, ASKED + " if (model != null) return true;");
        assertThat(check().code()).isEqualTo(21);
    }

    /** Its class looks like one that is nested in another. */
    @Test
    void aSourceWithADollarInItsNameGoesWithItsClass() throws Exception {
        copy.write("models/gone/N.java", "package gone; class N {}");
        copy.write("models/gone/N$X.java", "package gone; class N$X {}");
        built();
        assertThat(copy.file("target/classes/gone/N$X.class")).exists();
        Files.delete(copy.file("models/gone/N$X.java"));
        built();
        assertThat(copy.file("target/classes/gone/N$X.class")).doesNotExist();
        assertThat(copy.file("target/classes/gone/N.class")).exists();
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

    private Ended shell(String line) throws IOException, InterruptedException {
        return copy.run(Map.of("PATH", path()), "bash", "-c", line);
    }

    private String path() {
        return copy.file("bin") + ":" + System.getenv("PATH");
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
        return copy.run(Map.of("PATH", path()), line);
    }
}
