package sharelock.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.launcher.Copy.Ended;

/**
 * A project of a user's own, which depends on the jars that {@code mvn install} makes: the example
 * of README.md, with the dependencies and the unit test that stand there.
 */
@Tag("long")
class UserProjectTest {
    private static final Pattern SOURCE =
            Pattern.compile("<!-- file (\\S+\\.java) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern DEPENDENCIES =
            Pattern.compile("<!-- dependencies -->\n```xml\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern TEST =
            Pattern.compile("```java\n(@ModelTest\n.*?)```", Pattern.DOTALL);

    @TempDir Path folder;

    private Copy project;
    private Path repository;

    @BeforeEach
    void writeTheProject() throws IOException, InterruptedException {
        project = new Copy(folder, List.of());
        repository = repository();
        String readme = Files.readString(Path.of("README.md"));
        for (MatchResult source : SOURCE.matcher(readme).results().toList()) {
            project.write("src/main/java/" + source.group(1), source.group(2));
        }
        project.write("pom.xml", pom(only(DEPENDENCIES, readme)));
        project.write(
                "src/test/java/skb/SharedBufferTest.java",
                """
                package skb;

                import sharelock.Check;
                import sharelock.junit.ModelTest;
                import skb.SharedBuffer.Drop;

                class SharedBufferTest {
                """
                        + only(TEST, readme)
                        + """

                            @ModelTest(engines = "jpf")
                            void theOtherEngineRunsItOrIsMissed(Check check) {
                                check.model(SharedBuffer.class, 2, Drop.DEC_AND_TEST)
                                        .always(InUseMeansLive.class)
                                        .holds();
                            }

                            @org.junit.jupiter.api.Test
                            void theModelsAreThereToo() {
                                new pagetable.NoPageLeaked();
                            }
                        }
                        """);
    }

    @AfterEach
    void leaveTheUsersRepositoryAlone() throws IOException {
        try (Stream<Path> groups = Files.list(repository)) {
            for (Path group : groups.filter(Files::isSymbolicLink).toList()) Files.delete(group);
        }
    }

    @Test
    void modelsNeedTheWordsAloneAndTestsTheChecker() throws Exception {
        install();
        Ended asked =
                maven(
                        "dependency:build-classpath",
                        "-DincludeScope=compile",
                        "-Dmdep.outputFile=" + project.file("classpath.txt"));
        assertThat(asked.code()).as(asked.said()).isZero();
        assertThat(project.file("classpath.txt"))
                .content()
                .contains("sharelock-vocabulary")
                .doesNotContain(":");
        Ended tested = maven("test");
        assertThat(tested.code()).as(tested.said()).isZero();
        int skipped = System.getenv("JPF_HOME") == null ? 1 : 0;
        assertThat(tested.said())
                .contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: " + skipped);
    }

    /** The user's local repository but for what is installed here. */
    private Path repository() throws IOException {
        Path here = Files.createDirectory(folder.resolve("repository"));
        Path users = Path.of(System.getProperty("user.home"), ".m2", "repository");
        try (Stream<Path> groups = Files.list(users)) {
            for (Path group : groups.toList()) {
                Path link = here.resolve(group.getFileName());
                if (!link.endsWith("sharelock")) Files.createSymbolicLink(link, group);
            }
        }
        return here;
    }

    /** What {@code mvn install} does behind {@code verify}. */
    private void install() throws IOException, InterruptedException {
        Ended ended =
                Copy.run(
                        Path.of(""),
                        Map.of(),
                        "mvn",
                        "-q",
                        "-B",
                        "-Dmaven.repo.local=" + repository,
                        "jar:jar@default-jar",
                        "jar:jar@vocabulary",
                        "jar:jar@models",
                        "resources:copy-resources@poms",
                        "install:install",
                        "install:install-file@vocabulary",
                        "install:install-file@models");
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    private Ended maven(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("mvn", "-B", "-o"));
        line.add("-Dmaven.repo.local=" + repository);
        line.addAll(List.of(words));
        return project.run(Map.of(), line.toArray(String[]::new));
    }

    private static String only(Pattern pattern, String text) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        assertThat(found).as("%s", pattern).hasSize(1);
        return found.get(0).group(1);
    }

    /** Plugins and JUnit are those of our own pom, so that they are there. */
    private static String pom(String dependencies) throws IOException {
        String ours = Files.readString(Path.of("pom.xml"));
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                <modelVersion>4.0.0</modelVersion>
                <groupId>user</groupId>
                <artifactId>user</artifactId>
                <version>1</version>
                <properties>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                <maven.compiler.release>17</maven.compiler.release>
                <maven.compiler.parameters>true</maven.compiler.parameters>
                </properties>
                <dependencies>
                DEPENDENCIES
                <dependency>
                <groupId>sharelock</groupId>
                <artifactId>sharelock-models</artifactId>
                <version>OURS</version>
                <scope>test</scope>
                </dependency>
                <dependency>
                <groupId>org.junit.jupiter</groupId>
                <artifactId>junit-jupiter</artifactId>
                <version>JUNIT</version>
                <scope>test</scope>
                </dependency>
                </dependencies>
                <build><plugins>PLUGINS</plugins></build>
                </project>
                """
                .replace("DEPENDENCIES", dependencies)
                .replace("OURS", first("</artifactId>\\s*<version>(.*?)</version>", ours))
                .replace("JUNIT", first("<junit.version>(.*?)<", ours))
                .replace(
                        "PLUGINS",
                        Stream.of("compiler", "surefire", "resources", "dependency")
                                .map(name -> plugin(name, ours))
                                .collect(Collectors.joining()));
    }

    private static String plugin(String name, String ours) {
        String artifact = "<artifactId>maven-" + name + "-plugin</artifactId>";
        String version = first(artifact + "\\s*<version>(.*?)</version>", ours);
        return "<plugin>" + artifact + "<version>" + version + "</version></plugin>\n";
    }

    private static String first(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group(1);
    }
}
