package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import sharelock.question.ModelClasses;

/** The option that adds models and properties of the user's own. */
final class ClasspathOption {
    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            split = "[:;]",
            splitSynopsisLabel = ":",
            description = "Folders and jars with models and properties of your own.")
    private List<Path> paths = new ArrayList<>();

    ModelClasses classes() {
        return ModelClasses.of(paths);
    }

    /** Folders and jars, as they were named. */
    List<Path> paths() {
        return paths;
    }
}
