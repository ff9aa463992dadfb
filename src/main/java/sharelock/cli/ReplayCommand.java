package sharelock.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sharelock.CheckError.ExitCode;
import sharelock.Checker;
import sharelock.Checker.Replay;
import sharelock.Engine;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Follows a saved trace step by step and shows what each step changes.")
final class ReplayCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Maker engines;

    @Parameters(paramLabel = "TRACE", description = "A file that check has saved.")
    private Path file = Path.of("");

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    ReplayCommand(Console console, Engine.Maker engines) {
        this.console = console;
        this.engines = engines;
    }

    @Override
    public Integer call() {
        Replay replay = new Checker(classpath.classes(), engines).replay(file);
        console.out().print(replay.text(console.width()));
        if (replay.fits()) return ExitCode.OK;
        console.out().flush();
        console.error(file + ": " + replay.misfit());
        return ExitCode.NOTHING_PROVED;
    }
}
