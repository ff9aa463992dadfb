package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sharelock.Engines;
import sharelock.cli.Ledger.Claim;
import sharelock.cli.Ledger.Finding;
import sharelock.cli.console.Console;
import sharelock.engine.Engine.Surroundings;
import sharelock.engine.Outcome;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.report.MarkdownTable;

@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the checks that quote a claim, and the repairs that they name, and prints what"
                    + " became of every claim."
        })
final class ClaimsCommand implements Callable<Integer> {
    private static final int INDENT = 2;

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
            console.error(
                    "%s %s; expected: %s."
                            .formatted(
                                    outcome.check().name(),
                                    outcome.verdict(),
                                    outcome.check().expected()));
        }
        if (codes.isEmpty()) {
            List<Claim> claims = new Ledger(outcomes).claims();
            console.out().print(asked.isMarkdown() ? markdown(claims) : text(claims));
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

    private String text(List<Claim> claims) {
        StringBuilder text = new StringBuilder();
        String document = "";
        for (Claim claim : claims) {
            if (!claim.document().equals(document)) {
                text.append(text.isEmpty() ? "" : "\n").append(title(claim)).append('\n');
            }
            document = claim.document();
            text.append('\n').append(quote(claim));
            claim.findings().forEach(finding -> text.append(line(finding)));
        }
        long hold = claims.stream().filter(Claim::holds).count();
        long given = claims.stream().filter(claim -> !claim.given().isEmpty()).count();
        String some = given == 0 ? "" : " (%d of them given what is named)".formatted(given);
        text.append(
                "\n%d claims: %d hold%s, %d fail\n"
                        .formatted(claims.size(), hold, some, claims.size() - hold));
        return text.toString();
    }

    private static String title(Claim claim) {
        return claim.document().isEmpty() ? "no document named" : claim.document();
    }

    private String quote(Claim claim) {
        String plain = claim.holds() ? "holds" : "fails";
        String verdict = claim.holds() ? console.green(plain) : console.red(plain);
        String quote = console.paragraph("\"" + claim.quote() + "\"", INDENT + 7);
        String given =
                claim.given().isEmpty()
                        ? ""
                        : console.paragraph(
                                "given " + String.join(", ", claim.given()), INDENT + 7);
        return " ".repeat(INDENT) + verdict + quote.substring(INDENT + plain.length()) + given;
    }

    private String line(Finding finding) {
        String counts =
                "%s in %,d states%s"
                        .formatted(
                                finding.asked(),
                                finding.states(),
                                finding.depth().isEmpty() ? "" : ", " + finding.depth() + " steps");
        String fix = finding.fix().isEmpty() || finding.fix().startsWith("with ") ? "" : "fix: ";
        return console.paragraph(
                        "%s %s (%s)".formatted(finding.check(), finding.verdict(), counts),
                        INDENT + 9)
                + console.paragraph(fix + finding.fix(), INDENT + 11);
    }

    private static String markdown(List<Claim> claims) {
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
                    cell(claim, Finding::depth),
                    cell(claim, finding -> MarkdownTable.plain(finding.fix())));
        }
        return table.toString();
    }

    private static String cell(Claim claim, Function<Finding, String> text) {
        return claim.findings().stream().map(text).collect(Collectors.joining("\n"));
    }
}
