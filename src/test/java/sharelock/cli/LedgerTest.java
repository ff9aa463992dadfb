package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sharelock.Golden;

/**
 * src/docs/claims.md and src/docs/mutants.md hold what a run of all small checks prints, and
 * README.md sums it up. {@code -Dgolden=write} writes all three.
 */
class LedgerTest {
    private static final Path DOCS = Path.of("src", "docs");
    private static final Path README = Path.of("README.md");

    /** A row of the ledger: document and verdict. */
    private static final Pattern ROW =
            Pattern.compile(
                    "(?m)^\\| ([^|]+) \\| .* \\| (?:\\*\\*)?(holds given|holds|fails)[^|]* \\| `");

    @Test
    void theLedgerIsThatOfThisRun() throws IOException {
        String claims = table("claims");
        assertShown(DOCS.resolve("claims.md"), "claims", claims);
        assertShown(README, "summary of claims", summary(claims));
    }

    @Test
    @Tag("long")
    void everyMutantTurnsItsCheckRed() throws IOException {
        assertShown(DOCS.resolve("mutants.md"), "mutants", table("mutants"));
    }

    private static String table(String command) {
        Command run = Command.with(command, "--format", "markdown", "--progress", "off");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return "\n" + run.out() + "\n";
    }

    private static String summary(String claims) {
        Map<String, int[]> byDocument = new LinkedHashMap<>();
        Matcher rows = ROW.matcher(claims);
        while (rows.find()) {
            int[] counts = byDocument.computeIfAbsent(rows.group(1), document -> new int[3]);
            counts[List.of("holds", "holds given", "fails").indexOf(rows.group(2))]++;
        }
        StringBuilder table = new StringBuilder("\n");
        table.append(Golden.row("document", "claims", "hold", "hold given what is named", "fail"));
        table.append(Golden.row("---", "---", "---", "---", "---"));
        byDocument.forEach(
                (document, counts) ->
                        table.append(
                                Golden.row(
                                        document,
                                        Arrays.stream(counts).sum(),
                                        counts[0],
                                        counts[1],
                                        counts[2])));
        return table + "\n";
    }

    private static void assertShown(Path file, String name, String text) throws IOException {
        String begin = "<!-- %s -->\n".formatted(name);
        Golden.assertBetween(file, begin, "<!-- end of %s -->\n".formatted(name), text);
    }
}
