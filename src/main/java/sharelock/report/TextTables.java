package sharelock.report;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sharelock.question.CheckFile;
import sharelock.report.Ledger.Claim;
import sharelock.report.Ledger.Finding;
import sharelock.report.Run.Page;
import sharelock.result.OneLine;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** Claims under the documents that they are from, and mutants under their checks. */
final class TextTables implements Tables {
    private static final int INDENT = 2;

    private final Page page;

    /** The check whose mutants are printed. */
    private @Nullable CheckFile title;

    TextTables(Page page) {
        this.page = page;
    }

    @Override
    public void claims(List<Claim> claims) {
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
        long fail = claims.size() - hold;
        String count = claims.size() == 1 ? "1 claim" : claims.size() + " claims";
        text.append("\n%s: %d hold%s, %d fail\n".formatted(count, hold, some, fail));
        page.out().print(text);
        page.flush();
    }

    private static String title(Claim claim) {
        return claim.document().isEmpty() ? "no document named" : claim.document();
    }

    private String quote(Claim claim) {
        String plain = claim.holds() ? "holds" : "fails";
        String verdict = claim.holds() ? page.green(plain) : page.red(plain);
        String quote = page.paragraph("\"" + claim.quote() + "\"", INDENT + 7);
        String given =
                claim.given().isEmpty()
                        ? ""
                        : page.paragraph("given " + String.join(", ", claim.given()), INDENT + 7);
        return " ".repeat(INDENT) + verdict + quote.substring(INDENT + plain.length()) + given;
    }

    private String line(Finding finding) {
        String counts =
                "%s in %,d states%s"
                        .formatted(finding.asked(), finding.states(), steps(finding.steps()));
        String fix = finding.fix().isEmpty() || finding.fix().startsWith("with ") ? "" : "fix: ";
        return page.paragraph(
                        "%s %s (%s)"
                                .formatted(OneLine.of(finding.check()), finding.verdict(), counts),
                        INDENT + 9)
                + page.paragraph(fix + finding.fix(), INDENT + 11);
    }

    private static String steps(OptionalInt number) {
        if (number.isEmpty()) return "";
        return number.getAsInt() == 1 ? ", 1 step" : ", " + number.getAsInt() + " steps";
    }

    @Override
    public void print(Mutant mutant) {
        if (mutant.check() != title) page.out().println(OneLine.of(mutant.check().name()));
        title = mutant.check();
        String mark = mutant.isKilled() ? "  " : page.red("! ");
        String steps = steps(mutant.outcome().steps());
        page.out().println("%s  %s: %s%s".formatted(mark, mutant.change(), what(mutant), steps));
        page.flush();
    }

    private static String what(Mutant mutant) {
        if (mutant.isKilled()) return mutant.outcome().failure();
        Result result = mutant.outcome().result();
        if (result.verdict() == Verdict.ERROR) return mutant.inWords();
        if (result.verdict() == Verdict.INCOMPLETE) {
            return mutant.inWords() + ": " + OneLine.of(result.note());
        }
        if (!mutant.threw()) return "nothing fails: " + mutant.outcome().withBasis();
        return "not killed: "
                + OneLine.of(mutant.outcome().failureAndPlace())
                + ", and a property that throws says neither that the change is right nor that it is"
                + " wrong";
    }

    @Override
    public void end(List<Mutant> mutants) {
        long killed = mutants.stream().filter(Mutant::isKilled).count();
        String summary = "%d of %d mutants turn their check red".formatted(killed, mutants.size());
        page.out().println();
        page.out().println(killed == mutants.size() ? page.green(summary) : page.red(summary));
        page.flush();
    }
}
