package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.engine.Engine.Surroundings;
import sharelock.result.Result;

/** JPF is found where its users put it. */
class JpfHomeTest {
    @TempDir Path folder;

    private Path here;
    private Path home;

    @BeforeEach
    void folders() throws IOException {
        here = Files.createDirectories(folder.resolve("a/b/c"));
        home = Files.createDirectories(folder.resolve("home"));
    }

    private Path build(String name) throws IOException {
        Path core = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(core.resolve("build"));
        Files.createFile(core.resolve("build/jpf.jar"));
        return core;
    }

    private Optional<Path> find(Path option, Map<String, String> environment) {
        Surroundings machine = new Surroundings(environment, here, home, Map.of());
        return JpfHome.find(machine.naming(Result.JPF, option)).map(JpfHome::folder);
    }

    @Test
    void nothingNamesIt() {
        assertThat(find(null, Map.of())).isEmpty();
    }

    @Test
    void theOptionComesFirstAndTheVariableSecond() throws IOException {
        Path one = build("one");
        Path two = build("two");
        Files.writeString(here.resolve("site.properties"), "jpf-core = " + build("three"));
        assertThat(find(one, Map.of("JPF_HOME", two.toString()))).contains(one);
        assertThat(find(null, Map.of("JPF_HOME", two.toString()))).contains(two);
        assertThat(find(null, Map.of("JPF_HOME", ""))).contains(folder.resolve("three"));
    }

    @Test
    void aSiteFileIsLookedForInParentsThenInTheHomeFolder() throws IOException {
        Path core = build("jpf-core");
        Path dot = Files.createDirectories(home.resolve(".jpf"));
        Files.writeString(dot.resolve("site.properties"), "jpf-core = ${user.home}/../jpf-core");
        assertThat(find(null, Map.of()).orElseThrow().toRealPath()).isEqualTo(core.toRealPath());

        Path other = build("other");
        Files.writeString(
                folder.resolve("a/site.properties"),
                "# mine\nextensions = x\njpf-core = ${config_path}/../other\n");
        assertThat(find(null, Map.of()).orElseThrow().toRealPath()).isEqualTo(other.toRealPath());
    }

    @Test
    void aPlaceWithoutABuildIsAnErrorThatSaysWhichAndHow() {
        assertThatThrownBy(() -> find(here, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "--jpf-home names %s, where there is no build/jpf.jar. %s"
                                .formatted(here, JpfHome.HOW_TO_PROVIDE));
        assertThatThrownBy(() -> find(null, Map.of("JPF_HOME", "/nowhere")))
                .hasMessageStartingWith("JPF_HOME names /nowhere, where");
    }

    @Test
    void aSiteFileThatIsNoPropertiesFileIsAnError() throws IOException {
        Files.writeString(here.resolve("site.properties"), "jpf-core = \\u00zz");
        assertThatThrownBy(() -> find(null, Map.of()))
                .hasMessageContaining("site.properties: not a Java properties file");
    }
}
