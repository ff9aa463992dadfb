package sharelock.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sharelock.Checker;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.engine.Engine.Surroundings;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;

@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Prints layout and steps of the compiled model of a check.")
final class DumpCommand implements Callable<Integer> {
    private final Console console;
    private final Engines engines;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE.jpf", description = "The check.")
    private Path file = Path.of("");

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    DumpCommand(Console console, Engines engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CheckFile check = CheckFile.read(file, Engines.site(surroundings));
        Checker checker = new Checker(classpath.classes(), engines);
        String text = checker.dump(engines.first(surroundings), check).orElse("");
        console.out().println(text.stripTrailing());
        return ExitCode.OK;
    }
}
