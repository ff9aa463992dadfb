package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import sharelock.cli.console.ShellWord;
import sharelock.question.ModelClasses;

/** The option that adds models and properties of the user's own. */
final class ClasspathOption {
    private static final String NAME = "--classpath";

    @Option(
            names = NAME,
            paramLabel = "PATH",
            split = "[:;]",
            splitSynopsisLabel = ":",
            description = "Folders and jars with models and properties of your own.")
    private List<Path> paths = new ArrayList<>();

    ModelClasses classes() {
        return ModelClasses.of(paths);
    }

    /** The option as it must be given again for the same classes; empty if it was not given. */
    String again() {
        return paths.stream()
                .map(path -> " " + NAME + " " + ShellWord.file(path))
                .collect(Collectors.joining());
    }
}
