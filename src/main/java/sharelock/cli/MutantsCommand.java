package sharelock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.engine.Engine.Surroundings;
import sharelock.engine.Outcome;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.report.Tables;
import sharelock.report.Tables.Mutant;
import sharelock.result.Verdict;

@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs each check with every change that its check.mutants names, one at a time, and"
                    + " says whether that turns it red. A change that does not is a line of the"
                    + " model that no property of the check needs."
        })
final class MutantsCommand implements Callable<Integer> {
    private final Console console;
    private final Engines engines;
    private final List<Integer> codes = new ArrayList<>();
    private final List<Mutant> mutants = new ArrayList<>();

    @Mixin private TableRun asked;

    MutantsCommand(Console console, Engines engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.asked = new TableRun(surroundings);
    }

    @Override
    public Integer call() {
        CheckRun run = asked.on(console, engines);
        Tables tables = asked.tables(console);
        for (CheckFile check : asked.checks().values()) {
            if (!check.mutants().isEmpty()) mutate(run, check, tables);
        }
        if (mutants.isEmpty() && codes.isEmpty()) {
            console.error(asked + ": no check here names a mutant (check.mutants).");
            return ExitCode.NOTHING_PROVED;
        }
        if (!mutants.isEmpty()) tables.end(mutants);
        return ExitCode.of(codes);
    }

    /** Runs a check as it is, and with each of its changes. */
    private void mutate(CheckRun run, CheckFile check, Tables tables) {
        Optional<Outcome> unchanged =
                run.run(check.name(), check, failed -> codes.add(failed.code()));
        if (unchanged.isEmpty()) return;
        if (!unchanged.get().asExpected()) {
            codes.add(unchanged.get().exitCode());
            boolean cut = unchanged.get().result().verdict() == Verdict.INCOMPLETE;
            String red = "is red as it is (expected: %s)".formatted(check.expected());
            String why = "is incomplete as it is: " + unchanged.get().result().note();
            console.error(
                    "%s %s, so that its mutants would show nothing."
                            .formatted(check.name(), cut ? why.replaceFirst("\\.$", "") : red));
            return;
        }
        check.mutants().forEach((change, each) -> add(mutant(run, check, change, each), tables));
    }

    private Mutant mutant(CheckRun run, CheckFile check, String change, CheckFile changed) {
        List<Outcome> came = new ArrayList<>();
        run.run(
                        check.name() + " " + change,
                        changed,
                        failed -> {
                            codes.add(failed.code());
                            came.add(Outcome.error(failed.engine(), changed, failed.message()));
                        })
                .ifPresent(came::add);
        return new Mutant(check, change, came.get(0));
    }

    private void add(Mutant mutant, Tables tables) {
        mutants.add(mutant);
        tables.print(mutant);
        if (mutant.isKilled()) return;
        switch (mutant.outcome().result().verdict()) {
            case ERROR -> {} // its code is there
            case INCOMPLETE -> codes.add(ExitCode.INCOMPLETE);
            case HOLDS, FAILS -> codes.add(ExitCode.NOTHING_PROVED);
        }
    }
}
