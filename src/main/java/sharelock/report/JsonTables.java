package sharelock.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sharelock.report.Ledger.Claim;
import sharelock.report.Ledger.Finding;
import sharelock.report.Run.Page;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** An object for each claim or mutant, on one line; src/docs/json.md says what each field means. */
final class JsonTables implements Tables {
    private final Page page;

    JsonTables(Page page) {
        this.page = page;
    }

    @Override
    public void claims(List<Claim> claims) {
        for (Claim claim : claims) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("document", claim.document());
            fields.put("claim", claim.quote());
            fields.put("holds", claim.holds());
            fields.put("given", claim.given());
            fields.put("findings", claim.findings().stream().map(JsonTables::fields).toList());
            print(fields);
        }
        page.flush();
    }

    private static Map<String, @Nullable Object> fields(Finding finding) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("check", finding.check());
        fields.put("verdict", finding.verdict());
        fields.put("asked", finding.asked());
        fields.put("states", finding.states());
        fields.put("steps", number(finding.steps()));
        fields.put("fix", finding.fix());
        return fields;
    }

    private static @Nullable Integer number(OptionalInt steps) {
        return steps.isPresent() ? (Integer) steps.getAsInt() : null;
    }

    @Override
    public void print(Mutant mutant) {
        Result result = mutant.outcome().result();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("check", mutant.check().name());
        fields.put("change", mutant.change());
        fields.put("killed", isKnown(result.verdict()) ? mutant.isKilled() : null);
        fields.put("verdict", mutant.outcome().verdict());
        fields.put("property", result.failure() == null ? null : result.failure().name());
        fields.put("states", result.counts().states());
        fields.put("steps", number(mutant.outcome().steps()));
        fields.put("note", result.note().isEmpty() ? null : result.note());
        print(fields);
        page.flush();
    }

    private static boolean isKnown(Verdict verdict) {
        return verdict == Verdict.HOLDS || verdict == Verdict.FAILS;
    }

    private void print(Map<String, @Nullable Object> fields) {
        page.out().println(JsonPrinter.json(fields));
    }

    @Override
    public void end(List<Mutant> mutants) {
        page.flush();
    }
}
