package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What emitted code calls is there, and nobody writes a descriptor by hand. */
class RuntimeCallsTest {
    private static final Path EMITTER =
            Path.of("src", "main", "java", "sharelock", "compile", "emit");

    private static final Pattern DESCRIPTOR =
            Pattern.compile("\"\\([\\[\\w/;$]*\\)[\\[\\w/;$]+\"|\"\\[*L[\\w/$]+;\"|\"\\[+[IJZ]\"");

    @Test
    void emittedClassesOverrideWhatIsOpen() {
        assertThat(
                        Stream.of(
                                RuntimeCalls.INITIAL,
                                RuntimeCalls.SUCCESSORS,
                                RuntimeCalls.OBSERVE,
                                RuntimeCalls.ENTER))
                .map(Method::getModifiers)
                .noneMatch(Modifier::isFinal)
                .noneMatch(Modifier::isStatic)
                .noneMatch(Modifier::isPrivate);
    }

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(EMITTER)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void descriptorsAreMadeByReflection(Path source) throws IOException {
        assertThat(DESCRIPTOR.matcher(Files.readString(source)).results()).isEmpty();
    }
}
