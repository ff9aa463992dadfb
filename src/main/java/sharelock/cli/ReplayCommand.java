package sharelock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sharelock.Check.Options;
import sharelock.Checker;
import sharelock.Checker.Replay;
import sharelock.Engine;
import sharelock.JpfChecker;
import sharelock.JpfChecker.Surroundings;
import sharelock.cli.EngineOption.EngineName;
import sharelock.cli.console.Console;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.ModelClasses;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Follows a saved trace step by step and shows what each step changes.")
final class ReplayCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Maker engines;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "TRACE", description = "A file that check has saved.")
    private Path file = Path.of("");

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    @Mixin private EngineOption engine = new EngineOption();

    ReplayCommand(Console console, Engine.Maker engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ModelClasses classes = classpath.classes();
        Optional<JpfChecker> jpf = engine.find(classes, surroundings, console);
        if (engine.usesJpf() && jpf.isEmpty()) return ExitCode.NOTHING_PROVED;
        boolean first = engine.engine() != EngineName.JPF;
        int code = first ? replay(new Checker(classes, engines)) : ExitCode.OK;
        if (jpf.isEmpty()) return code;
        return ExitCode.of(List.of(code, replay(jpf.get())));
    }

    private int replay(JpfChecker jpf) {
        jpf.testItself(Options.defaults());
        Optional<String> found = jpf.replay(file, console.width(), Options.defaults());
        found.ifPresent(text -> console.out().print(text));
        if (found.isPresent()) return ExitCode.OK;
        console.error(
                file
                        + ": JPF does not come to this failure by the steps of the trace. Run the"
                        + " check again for a new trace.");
        return ExitCode.NOTHING_PROVED;
    }

    private int replay(Checker checker) {
        Replay replay = checker.replay(file);
        console.out().print(replay.text(console.width()));
        if (replay.fits()) return ExitCode.OK;
        console.flush();
        console.error(file + ": " + replay.misfit());
        return ExitCode.NOTHING_PROVED;
    }
}
