package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.engine.Engine.Surroundings;
import sharelock.engine.Outcome;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.report.Ledger;
import sharelock.result.Verdict;

@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the checks that quote a claim, and the repairs that they name, and prints what"
                    + " became of every claim."
        })
final class ClaimsCommand implements Callable<Integer> {
    private final Console console;
    private final Engines engines;

    @Mixin private TableRun asked;

    ClaimsCommand(Console console, Engines engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.asked = new TableRun(surroundings);
    }

    @Override
    public Integer call() {
        Map<Path, CheckFile> checks = checks();
        if (checks.isEmpty()) {
            console.error(asked + ": no check here quotes a claim (check.claim).");
            return ExitCode.NOTHING_PROVED;
        }
        CheckRun run = asked.on(console, engines);
        List<Integer> codes = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (CheckFile check : checks.values()) {
            run.run(check.name(), check, failed -> codes.add(failed.code()))
                    .ifPresent(outcomes::add);
        }
        for (Outcome outcome : outcomes) {
            if (outcome.asExpected()) continue;
            codes.add(outcome.exitCode());
            boolean cut = outcome.result().verdict() == Verdict.INCOMPLETE;
            console.error(
                    "%s %s; expected: %s.%s"
                            .formatted(
                                    outcome.check().name(),
                                    outcome.verdict(),
                                    outcome.check().expected(),
                                    cut ? " " + outcome.result().note() : ""));
        }
        if (codes.isEmpty()) {
            asked.tables(console).claims(new Ledger(outcomes).claims());
        } else {
            console.error("no ledger: a claim has no verdict before all checks are as expected.");
        }
        return ExitCode.of(codes);
    }

    /** The checks to run, by file. */
    private Map<Path, CheckFile> checks() {
        Map<Path, CheckFile> checks = new LinkedHashMap<>();
        asked.checks()
                .forEach(
                        (file, check) -> {
                            if (!check.claim().isEmpty()) add(checks, file, check);
                        });
        return checks;
    }

    /** Adds a check and its repair. */
    private void add(Map<Path, CheckFile> checks, Path file, CheckFile check) {
        checks.put(file.normalize(), check);
        if (check.fixedBy().isEmpty()) return;
        Path repair = check.fixedByFile().normalize();
        checks.putIfAbsent(repair, asked.read(repair));
    }
}
