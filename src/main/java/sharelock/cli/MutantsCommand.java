package sharelock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import sharelock.report.MarkdownTable;
import sharelock.result.Failure;
import sharelock.result.OneLine;
import sharelock.result.Result;
import sharelock.result.Trace;
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
    private int red;
    private int green;

    @Mixin private TableRun asked;

    MutantsCommand(Console console, Engines engines, Surroundings surroundings) {
        this.console = console;
        this.engines = engines;
        this.asked = new TableRun(surroundings);
    }

    @Override
    public Integer call() {
        CheckRun run = asked.on(console, engines);
        MarkdownTable table =
                new MarkdownTable("check", "changed", "what fails", "steps", "states");
        for (CheckFile check : asked.checks().values()) {
            if (!check.mutants().isEmpty()) mutate(run, check, table);
        }
        if (red + green == 0 && codes.isEmpty()) {
            console.error(asked + ": no check here names a mutant (check.mutants).");
            return ExitCode.NOTHING_PROVED;
        }
        if (asked.isMarkdown()) {
            console.out().print(table);
        } else {
            String summary = "%d of %d mutants turn their check red".formatted(red, red + green);
            console.out().println();
            console.out().println(green == 0 ? console.green(summary) : console.red(summary));
        }
        return ExitCode.of(codes);
    }

    /** Runs a check as it is, and with each of its changes. */
    private void mutate(CheckRun run, CheckFile check, MarkdownTable table) {
        Optional<Outcome> unchanged = run(run, check.name(), check);
        if (unchanged.isEmpty()) return;
        if (!unchanged.get().asExpected()) {
            codes.add(unchanged.get().exitCode());
            console.error(
                    "%s is red as it is (expected: %s), so that its mutants would show nothing."
                            .formatted(check.name(), check.expected()));
            return;
        }
        if (!asked.isMarkdown()) console.out().println(check.name());
        for (Map.Entry<String, CheckFile> mutant : check.mutants().entrySet()) {
            run(run, check.name() + " " + mutant.getKey(), mutant.getValue())
                    .ifPresent(outcome -> print(check, mutant.getKey(), outcome, table));
        }
    }

    private Optional<Outcome> run(CheckRun run, String name, CheckFile check) {
        return run.run(name, check, failed -> codes.add(failed.code()));
    }

    private void print(CheckFile check, String change, Outcome outcome, MarkdownTable table) {
        Result result = outcome.result();
        Failure found = result.failure();
        boolean threw = found != null && found.kind() == Failure.Kind.PROPERTY_THREW;
        boolean isRed = found != null && !threw && !outcome.asExpected();
        if (isRed) {
            red++;
        } else {
            green++;
            boolean cut = result.verdict() == Verdict.INCOMPLETE;
            codes.add(cut ? ExitCode.INCOMPLETE : ExitCode.NOTHING_PROVED);
        }
        Trace trace = result.trace();
        String steps = trace == null ? "" : Integer.toString(trace.steps().size());
        String states = "%,d".formatted(result.counts().states());
        String failure = isRed ? outcome.failure() : "**nothing**";
        table.row("`" + check.name() + "`", "`" + change + "`", failure, steps, states);
        if (asked.isMarkdown()) return;
        String mark = isRed ? "  " : console.red("! ");
        String nothing = threw ? notCredited(outcome) : "nothing fails: " + outcome.withBasis();
        String what = isRed ? outcome.failure() : nothing;
        String counts = steps.isEmpty() ? "" : ", %s steps".formatted(steps);
        console.out().println("%s  %s: %s%s".formatted(mark, change, what, counts));
        console.flush();
    }

    /** An exception says nothing of the state in which a property threw it. */
    private static String notCredited(Outcome outcome) {
        return "not killed: "
                + OneLine.of(outcome.failureAndPlace())
                + ", and a property that throws says neither that the change is right nor that it is"
                + " wrong";
    }
}
