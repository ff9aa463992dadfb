package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sharelock.Check.Options;
import sharelock.CheckError;
import sharelock.CheckError.ExitCode;
import sharelock.CheckFile;
import sharelock.Checker;
import sharelock.Checker.Outcome;
import sharelock.Engine;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs checks and says whether each gave the verdict that it expects.")
final class CheckCommand implements Callable<Integer> {

    /** Which engine is asked. */
    private enum EngineName {
        EXPLICIT,
        JPF,
        BOTH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How results are printed. */
    private enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Console console;
    private final Engine.Maker engines;
    private final List<Integer> codes = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private int notRun;
    private int skipped;

    @Mixin private Targets targets = new Targets();

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "explicit, jpf or both. Default: explicit")
    private EngineName engine = EngineName.EXPLICIT;

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    @Mixin private BudgetOptions budget = new BudgetOptions();

    @Option(names = "--all", description = "Run checks of size large too.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, or json: one object for each check, on one line. Default: text")
    private Format format = Format.TEXT;

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            description = "auto, plain or off. Default: auto")
    private ProgressLine.Mode progress = ProgressLine.Mode.AUTO;

    @Option(
            names = "--traces",
            paramLabel = "FOLDER",
            description = "Where traces are saved. Default: traces")
    private Path traces = Path.of("traces");

    CheckCommand(Console console, Engine.Maker engines) {
        this.console = console;
        this.engines = engines;
    }

    @Override
    public Integer call() {
        Options options = budget.options();
        Checker checker = new Checker(classpath.classes(), engines);
        List<Path> files = targets.files();
        if (files.isEmpty()) {
            console.error(targets + ": there is no check here: no file ends in .jpf.");
            return ExitCode.NOTHING_PROVED;
        }
        List<CheckFile> checks = read(files);
        if (engine != EngineName.EXPLICIT) {
            console.error("jpf: skipped for all checks, because this build has no JPF engine.");
        }
        if (engine == EngineName.JPF) {
            codes.add(ExitCode.NOTHING_PROVED);
        } else if (!checks.isEmpty()) {
            run(checker, checks, options);
        } else if (codes.isEmpty()) {
            console.error("all checks are large and were skipped. --all runs them.");
            codes.add(ExitCode.NOTHING_PROVED);
        }
        return ExitCode.of(codes);
    }

    /** The checks to run. */
    private List<CheckFile> read(List<Path> files) {
        List<CheckFile> checks = new ArrayList<>();
        for (Path file : files) {
            try {
                CheckFile check = CheckFile.read(file);
                if (targets.wants(file, check, all)) {
                    checks.add(check);
                } else {
                    skipped++;
                }
            } catch (CheckError wrong) {
                console.error(Main.message(wrong));
                codes.add(wrong.exitCode());
                notRun++;
            }
        }
        return checks;
    }

    private void run(Checker checker, List<CheckFile> checks, Options options) {
        boolean single = targets.isSingleFile();
        CheckRun run = new CheckRun(checker, options, console, progress);
        TextReport report = null;
        for (CheckFile check : checks) {
            Optional<Outcome> ran = run.run(check.name(), check, why -> fail(check, why));
            if (ran.isEmpty()) continue;
            Outcome outcome = ran.get();
            codes.add(outcome.exitCode());
            Optional<Path> trace = outcome.saveTrace(traces, uniqueName(check.name()));
            if (format == Format.JSON) {
                console.out().println(outcome.json(trace.orElse(null)));
                continue;
            }
            if (report == null) {
                report = new TextReport(console, checks, classpath.again(), single);
            }
            report.print(outcome, trace);
        }
        if (report != null) report.summary(notRun, skipped);
    }

    private void fail(CheckFile check, CheckRun.Failed why) {
        codes.add(why.code());
        notRun++;
        if (format == Format.JSON) {
            console.out().println(Outcome.error(check, why.message()).json(null));
        }
    }

    private String uniqueName(String check) {
        int number = names.merge(check, 1, Integer::sum);
        return number == 1 ? check : check + "-" + number;
    }
}
