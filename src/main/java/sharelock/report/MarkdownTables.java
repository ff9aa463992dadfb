package sharelock.report;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import sharelock.report.Ledger.Claim;
import sharelock.report.Ledger.Finding;
import sharelock.report.Run.Page;

/** A row for each claim, and one for each mutant, once all are known. */
final class MarkdownTables implements Tables {
    private final Page page;

    MarkdownTables(Page page) {
        this.page = page;
    }

    @Override
    public void claims(List<Claim> claims) {
        MarkdownTable table =
                new MarkdownTable(
                        "document", "claim", "verdict", "check", "asked", "states", "steps", "fix");
        for (Claim claim : claims) {
            table.row(
                    claim.document(),
                    MarkdownTable.plain(claim.quote()),
                    claim.holds() ? MarkdownTable.plain(claim.verdict()) : "**fails**",
                    cell(claim, finding -> "`%s` %s".formatted(finding.check(), finding.verdict())),
                    cell(claim, Finding::asked),
                    cell(claim, finding -> "%,d".formatted(finding.states())),
                    cell(claim, finding -> number(finding.steps())),
                    cell(claim, finding -> MarkdownTable.plain(finding.fix())));
        }
        print(table);
    }

    private static String cell(Claim claim, Function<Finding, String> text) {
        return claim.findings().stream().map(text).collect(Collectors.joining("\n"));
    }

    private static String number(OptionalInt steps) {
        return steps.isPresent() ? Integer.toString(steps.getAsInt()) : "";
    }

    @Override
    public void print(Mutant mutant) {
        // The table is printed as a whole.
    }

    @Override
    public void end(List<Mutant> mutants) {
        MarkdownTable table =
                new MarkdownTable("check", "changed", "what fails", "steps", "states");
        for (Mutant mutant : mutants) {
            table.row(
                    "`" + mutant.check().name() + "`",
                    "`" + mutant.change() + "`",
                    what(mutant),
                    number(mutant.outcome().steps()),
                    "%,d".formatted(mutant.outcome().result().counts().states()));
        }
        print(table);
    }

    private static String what(Mutant mutant) {
        return mutant.isKilled() ? mutant.inWords() : "**" + mutant.inWords() + "**";
    }

    private void print(MarkdownTable table) {
        page.out().print(table);
        page.flush();
    }
}
