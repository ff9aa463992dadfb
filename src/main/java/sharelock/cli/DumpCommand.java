package sharelock.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sharelock.Checker;
import sharelock.Engine;
import sharelock.JpfChecker.Surroundings;
import sharelock.cli.console.Console;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;

@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Prints layout and steps of the compiled model of a check.")
final class DumpCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Maker engines;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE.jpf", description = "The check.")
    private Path file = Path.of("");

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    DumpCommand(Console console, Engine.Maker engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Checker checker = new Checker(classpath.classes(), engines);
        console.out()
                .println(
                        checker.dump(CheckFile.read(file, surroundings.site(null)))
                                .stripTrailing());
        return ExitCode.OK;
    }
}
