package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sharelock.Check.Options;
import sharelock.Checker;
import sharelock.Engine;
import sharelock.JpfChecker;
import sharelock.JpfChecker.Surroundings;
import sharelock.TwoEngines;
import sharelock.cli.EngineOption.EngineName;
import sharelock.cli.console.Console;
import sharelock.question.CheckError;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.result.OneLine;
import sharelock.result.Result;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs checks and says whether each gave the verdict that it expects.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;
    private final Engine.Maker engines;
    private final Surroundings surroundings;
    private int skipped;

    /** The checks as their files have them, by those in the size that is run. */
    private final IdentityHashMap<CheckFile, CheckFile> wholes = new IdentityHashMap<>();

    @Mixin private Targets targets = new Targets();

    @Mixin private EngineOption engine = new EngineOption();

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    @Mixin private BudgetOptions budget = new BudgetOptions();

    @Option(names = "--all", description = "Run checks of size large too.")
    private boolean all;

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            description = "auto, plain or off. Default: auto")
    private ProgressLine.Mode progress = ProgressLine.Mode.AUTO;

    @Mixin private CheckReport report;

    CheckCommand(Console console, Engine.Maker engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.surroundings = surroundings;
        this.report = new CheckReport(console);
    }

    @Override
    public Integer call() {
        Options options = budget.options();
        ModelClasses classes = classpath.classes();
        List<Path> files = targets.files();
        if (files.isEmpty()) {
            console.error(
                    OneLine.of(targets.toString())
                            + ": there is no check here: no file ends in .jpf.");
            return ExitCode.NOTHING_PROVED;
        }
        Optional<JpfChecker> jpf = engine.find(classes, surroundings, console);
        List<CheckFile> checks = read(files, jpf.isPresent());
        report.expect(checks, classpath.again(), targets.isSingleFile());
        if (engine.engine() == EngineName.JPF && jpf.isEmpty()) {
            report.add(ExitCode.NOTHING_PROVED);
        } else if (!checks.isEmpty()) {
            Checker checker = new Checker(classes, engines);
            if (jpf.isEmpty()) {
                run(checker, checks, options);
            } else {
                jpf.get().testItself(options);
                run(checker, jpf.get(), checks, options);
            }
            report.summary(skipped);
        } else if (report.isClean()) {
            console.error("all checks are large and were skipped. --all runs them.");
            report.add(ExitCode.NOTHING_PROVED);
        }
        return report.exitCode();
    }

    /**
     * The checks to run.
     *
     * @param forJpf whether in the size for JPF
     */
    private List<CheckFile> read(List<Path> files, boolean forJpf) {
        List<CheckFile> checks = new ArrayList<>();
        for (Path file : files) {
            try {
                CheckFile whole = CheckFile.read(file, engine.site(surroundings));
                CheckFile check = forJpf ? whole.sizedForJpf() : whole;
                if (targets.wants(file, check, all)) {
                    checks.add(check);
                    wholes.put(check, whole);
                } else {
                    skipped++;
                }
            } catch (CheckError wrong) {
                console.error(Main.message(wrong));
                report.notRun(wrong.exitCode());
            }
        }
        return checks;
    }

    /** The check as its file has it. */
    private CheckFile whole(CheckFile check) {
        return wholes.getOrDefault(check, check);
    }

    private void run(Checker checker, List<CheckFile> checks, Options options) {
        CheckRun run = new CheckRun(checker, options, console, progress);
        for (CheckFile check : checks) {
            run.run(check.name(), check, why -> report.failed(check, why))
                    .ifPresent(outcome -> report.ran(check, outcome));
        }
    }

    private void run(Checker checker, JpfChecker jpf, List<CheckFile> checks, Options options) {
        TwoEngines both = new TwoEngines(checker, jpf);
        CheckRun run = new CheckRun(checker, options, console, progress);
        boolean two = engine.engine() == EngineName.BOTH;
        CheckRun.Job job =
                (check, each, listener) -> {
                    checker.refuseWrong(whole(check), each, listener);
                    return two
                            ? new CheckRun.Pair(check, both.check(check, each, listener))
                            : new CheckRun.Single(check, jpf.check(check, each, listener));
                };
        run.run(checks, two ? Result.EXPLICIT : Result.JPF, job, report);
    }
}
