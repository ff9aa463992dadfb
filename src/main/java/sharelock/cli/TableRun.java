package sharelock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sharelock.Checker;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.engine.Engine.Surroundings;
import sharelock.question.CheckFile;
import sharelock.report.Format;
import sharelock.report.Tables;

/** What the commands have in common that run checks and end with a table. */
final class TableRun {
    private final Surroundings surroundings;

    @Mixin private Targets targets = new Targets();

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    @Mixin private BudgetOptions budget = new BudgetOptions();

    @Option(names = "--all", description = "Run checks of size large too.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES}. With json one object for each claim or mutant, on one line. Default: text")
    private Format format = Format.TEXT;

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            description = "auto, plain or off. Default: auto")
    private ProgressLine.Mode progress = ProgressLine.Mode.AUTO;

    TableRun(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CheckRun on(Console console, Engines engines) {
        Checker checker = new Checker(classpath.classes(), engines);
        CheckRun.Job job = CheckRun.Job.of(checker, engines.first(surroundings));
        return new CheckRun(job, budget.limits(), console, progress);
    }

    /** The checks that are asked for, by file. */
    Map<Path, CheckFile> checks() {
        Map<Path, CheckFile> checks = new LinkedHashMap<>();
        for (Path file : targets.files()) {
            CheckFile check = read(file);
            if (targets.wants(file, check, all)) checks.put(file, check);
        }
        return checks;
    }

    CheckFile read(Path file) {
        return CheckFile.read(file, Engines.site(surroundings));
    }

    /** Prints what it all comes to. */
    Tables tables(Console console) {
        return format.tables(console);
    }

    /** The files and folders, as they were named. */
    @Override
    public String toString() {
        return targets.toString();
    }
}
