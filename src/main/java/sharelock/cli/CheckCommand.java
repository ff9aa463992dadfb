package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sharelock.Checker;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.engine.Answers;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Engine.Surroundings;
import sharelock.question.CheckError;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.result.OneLine;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs checks and says whether each gave the verdict that it expects.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;
    private final Engines engines;
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

    CheckCommand(Console console, Engines engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.surroundings = surroundings;
        this.report = new CheckReport(console);
    }

    @Override
    public Integer call() {
        Limits limits = budget.limits();
        ModelClasses classes = classpath.classes();
        List<Path> files = targets.files();
        if (files.isEmpty()) {
            console.error(
                    OneLine.of(targets.toString())
                            + ": there is no check here: no file ends in .jpf.");
            return ExitCode.NOTHING_PROVED;
        }
        List<Engine> asked = engine.find(engines, surroundings, console);
        boolean small = asked.stream().anyMatch(Engine::needsSmallSize);
        List<CheckFile> checks = read(files, small);
        report.expect(checks, classpath.paths(), targets.isSingleFile());
        if (asked.isEmpty()) {
            report.add(ExitCode.NOTHING_PROVED);
        } else if (!checks.isEmpty()) {
            asked.forEach(each -> each.testItself(limits));
            run(asked, checks, new Checker(classes, engines), limits);
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
     * @param small whether in their small size
     */
    private List<CheckFile> read(List<Path> files, boolean small) {
        List<CheckFile> checks = new ArrayList<>();
        for (Path file : files) {
            try {
                CheckFile whole = CheckFile.read(file, engine.site(surroundings));
                CheckFile check = small ? whole.sizedForJpf() : whole;
                if (targets.wants(file, check, all)) {
                    checks.add(check);
                    wholes.put(check, whole);
                } else {
                    skipped++;
                }
            } catch (CheckError wrong) {
                console.error(Main.message(wrong));
                report.unreadable(wrong.exitCode());
            }
        }
        return checks;
    }

    /** The check as its file has it. */
    private CheckFile whole(CheckFile check) {
        return wholes.getOrDefault(check, check);
    }

    private void run(List<Engine> asked, List<CheckFile> checks, Checker checker, Limits limits) {
        Engine first = asked.get(0);
        if (asked.size() == 1 && !first.needsSmallSize()) {
            CheckRun.Job job = CheckRun.Job.of(checker, first);
            CheckRun run = new CheckRun(job, limits, console, progress);
            for (CheckFile check : checks) {
                run.run(check.name(), check, why -> report.failed(check, why))
                        .ifPresent(outcome -> report.ran(check, Answers.of(outcome)));
            }
            return;
        }
        CheckRun.Asking asking =
                (check, each, listener) -> {
                    checker.refuseWrong(whole(check), each, listener);
                    return checker.compare(asked, check, each, listener);
                };
        CheckRun.Job job = new CheckRun.Job(asked.stream().map(Engine::name).toList(), asking);
        new CheckRun(job, limits, console, progress).run(checks, report);
    }
}
