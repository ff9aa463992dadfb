package sharelock.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.Checker;
import sharelock.Engines;
import sharelock.cli.Command;
import sharelock.cli.console.Console;
import sharelock.engine.Answers;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Finder;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.report.Run;

/** What it takes to add an engine and a report: a class each, and their names in a list. */
class ToysTest {
    private static final Engine EXPLICIT = CompiledModel.engine();

    @TempDir Path folder;

    private Path counter() throws IOException {
        return Files.writeString(
                folder.resolve("c.jpf"),
                """
                check.model = sample.Counter
                check.args = tasks=2, direction=UP, bugs=NO_LOCK, assertSmall=false
                check.always = CountIsSmall
                check.expect = fails CountIsSmall
                """);
    }

    private Command command(Engine toy, String... args) {
        Engines engines = Engines.of(Finder.of(EXPLICIT), Finder.of(toy));
        return Command.with(engines, args);
    }

    private String traces() {
        return folder.resolve("traces").toString();
    }

    @Test
    void aThirdEngineIsComparedByTheCommand() throws IOException {
        String file = counter().toString();
        OneWorker honest = new OneWorker(false);
        Command both = command(honest, "check", file, "--engine", "both", "--traces", traces());
        assertThat(both.err()).isEmpty();
        assertThat(both.out()).contains("toy agrees: CountIsSmall fails");
        assertThat(both.exit()).isZero();

        String trace = folder.resolve("traces").resolve("c-toy.trace.json").toString();
        for (String engine : List.of("explicit", "toy")) {
            Command replay = command(honest, "replay", trace, "--engine", engine);
            assertThat(replay.exit()).as(replay.err()).isZero();
        }
    }

    @Test
    void aThirdEngineThatLiesIsCaught() throws IOException {
        Command run =
                command(
                        new OneWorker(true),
                        "check",
                        counter().toString(),
                        "--engine",
                        "both",
                        "--traces",
                        traces());
        assertThat(run.out()).contains("toy DISAGREES: ");
        assertThat(run.exit()).isEqualTo(255);
    }

    @Test
    void aReportPrintsARun() throws IOException {
        CheckFile check = CheckFile.read(counter());
        Checker checker = new Checker(ModelClasses.of(List.of()));
        List<Engine> engines = List.of(EXPLICIT, new OneWorker(false), new OneWorker(true));
        Answers answers = checker.compare(engines, check, Limits.defaults(), progress -> {});
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        Run run = new Run(List.of(check), List.of(), true);
        Run.Printer printer = new VerdictsPrinter(new Console(writer, writer, false, 80, false));
        Run.Entry entry = new Run.Answered(check, answers);
        run.add(entry);
        printer.print(run, entry, (outcome, name) -> Optional.empty());
        printer.end(run);
        writer.flush();
        assertThat(out.toString()).isEqualTo("c: fails, fails, holds\n1 of 1\n");
        assertThat(answers.agreement()).isEqualTo(Answers.Agreement.DISAGREE);
    }
}
