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
import sharelock.Engine;
import sharelock.JpfChecker;
import sharelock.JpfChecker.Surroundings;
import sharelock.Replay;
import sharelock.cli.EngineOption.EngineName;
import sharelock.cli.console.Console;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.ModelClasses;
import sharelock.result.OneLine;
import sharelock.result.Sought;

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
        int code = ExitCode.OK;
        if (engine.engine() != EngineName.JPF) {
            code = replay(new Checker(classes, engines));
        }
        if (jpf.isEmpty()) return code;
        return ExitCode.of(List.of(code, replay(jpf.get(), new Checker(classes, engines))));
    }

    /** JPF follows steps and choices only, so that the other engine looks first what it can. */
    private int replay(JpfChecker jpf, Checker checker) {
        Optional<String> cut = checker.whyNotToFollow(file);
        if (cut.isPresent()) {
            boolean said = engine.engine() == EngineName.BOTH;
            return said ? ExitCode.NOTHING_PROVED : notReached(cut.get());
        }
        jpf.testItself(Options.defaults());
        Sought<String> sought = jpf.replay(file, console.width(), Options.defaults());
        sought.found().ifPresent(text -> console.out().print(text));
        if (sought.found().isPresent()) return ExitCode.OK;
        if (sought.whyGivenUp().isPresent()) {
            notReached("Not known whether it is still reached: " + sought.whyGivenUp().get());
            return ExitCode.INCOMPLETE;
        }
        return notReached(
                "Not reached: JPF does not come to this failure by the steps of the trace. Run the"
                        + " check again for a new trace.");
    }

    private int notReached(String why) {
        console.flush();
        console.error(OneLine.of(file.toString()) + ": " + why);
        return ExitCode.NOTHING_PROVED;
    }

    private int replay(Checker checker) {
        Replay replay = checker.replay(file);
        console.out().print(replay.text(console.width()));
        if (replay.isReached()) return ExitCode.OK;
        int code = notReached(replay.why());
        return replay.isKnown() ? code : ExitCode.INCOMPLETE;
    }
}
