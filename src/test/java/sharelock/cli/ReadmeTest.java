package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What README.md shows is what happens: its files are compiled outside of the project, its commands
 * are run. {@code -Dgolden=write} writes what they print into it.
 */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path CHECKS = Path.of("jpf-configs");
    private static final Pattern FILE =
            Pattern.compile("<!-- file (\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern RUN =
            Pattern.compile("(<!-- run (.*?) -->\n```text\n)(.*?)(```\n)", Pattern.DOTALL);
    @TempDir Path folder;

    @Test
    void theCommandsPrintWhatIsShown() throws IOException {
        String readme = Files.readString(README);
        copyChecks();
        compileExample(readme);
        assertShown(readme, RUN.matcher(readme).replaceAll(run -> quoted(run, printed(run))));
    }

    private static void assertShown(String readme, String actual) throws IOException {
        if (timeless(actual).equals(timeless(readme))) return;
        if ("write".equals(System.getProperty("golden"))) Files.writeString(README, actual);
        assertThat(timeless(actual)).isEqualTo(timeless(Files.readString(README)));
    }

    /** The same without the seconds, which differ from run to run. */
    private static String timeless(String text) {
        return text.replaceAll("(?m) +\\d+\\.\\d\\d$", " SECONDS");
    }

    private static String quoted(MatchResult run, String printed) {
        String command = "$ ./sharelock " + run.group(2) + "\n";
        return Matcher.quoteReplacement(run.group(1) + command + printed + run.group(4));
    }

    private String printed(MatchResult run) {
        try {
            Command command = Command.spawned(folder, run.group(2).split(" "));
            assertThat(command.err()).isEmpty();
            return command.out().stripTrailing() + "\n";
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void copyChecks() throws IOException {
        Path copies = Files.createDirectory(folder.resolve(CHECKS.toString()));
        if (!Files.exists(CHECKS)) return;
        try (var files = Files.list(CHECKS)) {
            for (Path file : files.toList()) Files.copy(file, copies.resolve(file.getFileName()));
        }
    }

    private void compileExample(String readme) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-parameters", "-g", "-cp"));
        arguments.add(Path.of("target", "classes").toString());
        arguments.addAll(List.of("-d", folder.resolve("out").toString()));
        for (MatchResult file : FILE.matcher(readme).results().toList()) {
            Path path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
            if (path.toString().endsWith(".java")) arguments.add(path.toString());
        }
        int failures =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertThat(failures).isZero();
    }
}
