package sharelock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sharelock.Checker;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.engine.Engine.Surroundings;
import sharelock.question.CheckError;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.report.code.CodeText;
import sharelock.result.Listing;

@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the functions of a check's model as they are under its arguments: what cannot"
                    + " run is struck out, with ~."
        })
final class ReadCommand implements Callable<Integer> {
    private final Console console;
    private final Engines engines;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE.jpf", description = "The check.")
    private Path file = Path.of("");

    @Option(
            names = "--document",
            paramLabel = "FILE",
            description =
                    "A mail, page or patch. What it says of a function that the Javadoc of the model names,"
                            + " as do_munmap(), is shown beside it.")
    private @Nullable Path document;

    @Option(
            names = "--sources",
            paramLabel = "FOLDER",
            split = "[:;]",
            splitSynopsisLabel = ":",
            description = "Where sources are that do not lie beside their class files.")
    private List<Path> folders = new ArrayList<>();

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    ReadCommand(Console console, Engines engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw CheckError.config("--sources: there is no folder " + folder + ".");
            }
        }
        CheckFile check = CheckFile.read(file, Engines.site(surroundings));
        ModelClasses classes = classpath.classes();
        Listing listing =
                new Checker(classes, engines)
                        .listing(engines.first(surroundings), check)
                        .orElse(new Listing(List.of()));
        new CodeText(listing, type -> source(classes, type), document, console, console.columns())
                .print();
        return ExitCode.OK;
    }

    private Optional<String> source(ModelClasses classes, String type) {
        String name = type.replace('.', '/') + ".java";
        for (Path folder : folders) {
            Path source = folder.resolve(name);
            if (!Files.isRegularFile(source)) continue;
            try {
                return Optional.of(Files.readString(source));
            } catch (IOException broken) {
                throw CheckError.config(source + " cannot be read: " + broken.getMessage());
            }
        }
        return classes.source(name);
    }
}
