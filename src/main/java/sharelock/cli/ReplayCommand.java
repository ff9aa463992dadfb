package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sharelock.Checker;
import sharelock.Engines;
import sharelock.Replay;
import sharelock.cli.console.Console;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Engine.Surroundings;
import sharelock.question.CheckError.ExitCode;
import sharelock.result.OneLine;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Follows a saved trace step by step and shows what each step changes.")
final class ReplayCommand implements Callable<Integer> {
    private final Console console;
    private final Engines engines;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "TRACE", description = "A file that check has saved.")
    private Path file = Path.of("");

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    @Mixin private EngineOption engine = new EngineOption();

    ReplayCommand(Console console, Engines engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Engine> asked = engine.find(engines, surroundings, console);
        if (asked.size() < engine.count(engines)) return ExitCode.NOTHING_PROVED;
        Checker checker = new Checker(classpath.classes(), engines);
        Engine first = engines.first(surroundings);
        List<Integer> codes = new ArrayList<>();
        for (Engine each : asked) {
            boolean isFirst = each.name().equals(first.name());
            codes.add(isFirst ? replay(checker, each) : follow(checker, first, each));
        }
        return ExitCode.of(codes);
    }

    /** Others follow steps and choices only, so that the first engine looks before what it can. */
    private int follow(Checker checker, Engine first, Engine other) {
        Optional<String> cut = checker.whyNotToFollow(first, file);
        if (cut.isPresent()) {
            boolean said = engine.asksFirst(engines);
            return said ? ExitCode.NOTHING_PROVED : notReached(cut.get());
        }
        other.testItself(Limits.defaults());
        return replay(checker, other);
    }

    private int replay(Checker checker, Engine engine) {
        Replay replay = checker.replay(engine, file);
        console.out().print(replay.text(console.width()));
        if (replay.isReached()) return ExitCode.OK;
        int code = notReached(replay.why());
        return replay.isKnown() ? code : ExitCode.INCOMPLETE;
    }

    private int notReached(String why) {
        console.flush();
        console.error(OneLine.of(file.toString() + ": " + why));
        return ExitCode.NOTHING_PROVED;
    }
}
