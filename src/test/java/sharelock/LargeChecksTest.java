package sharelock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Outcome;
import sharelock.explicit.CompiledModel;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.result.Progress;
import sharelock.result.Result;

/**
 * The checks that are too large for every day: their sizes stand in src/docs/sizes.md, where {@code
 * mvn surefire:test -Pslow -Dtest=LargeChecksTest -Dgolden=write -DargLine=-Xmx16g} writes them.
 */
class LargeChecksTest {
    private static final Path PAGE = Path.of("src", "docs", "sizes.md");
    private static final String BEGIN = "<!-- sizes, written by LargeChecksTest -->\n";
    private static final String END = "<!-- end of sizes -->\n";
    private static final Pattern WORDS = Pattern.compile("(\\d+) bits in (\\d+) words? of 64");

    /** Seconds and megabytes, the last cells of a row, which no two runs have in common. */
    private static final String MEASURED = "(?m) [0-9.,]+ \\| [0-9,]+ \\|$";

    private final Checker checker = new Checker(ModelClasses.of(List.of()));

    private static List<CheckFile> large() {
        return CheckFile.in(Path.of("jpf-configs")).stream()
                .map(CheckFile::read)
                .filter(CheckFile::isLarge)
                .toList();
    }

    /** The largest that a store was, of which progress tells. */
    private static final class Store {
        private long bytes;

        synchronized void hear(Progress progress) {
            bytes = Math.max(bytes, progress.bytes());
        }

        synchronized long megabytes() {
            return (bytes >> 20) + 1;
        }
    }

    @Test
    @Tag("slow")
    void eachHasItsSize() throws IOException {
        StringBuilder rows = new StringBuilder("\n");
        rows.append(
                Golden.row("check", "states", "depth", "bits", "bytes a state", "seconds", "MB"));
        rows.append(Golden.row("---", "---", "---", "---", "---", "---", "---"));
        List<String> wrong = new ArrayList<>();
        for (CheckFile check : large()) {
            Engine engine = CompiledModel.engine();
            Matcher words = WORDS.matcher(checker.dump(engine, check).orElse(""));
            assertThat(words.find()).as(check.name()).isTrue();
            Store store = new Store();
            Outcome outcome = checker.check(engine, check, Limits.defaults(), store::hear);
            Result result = outcome.result();
            if (!outcome.asExpected()) wrong.add(check.name() + ": " + outcome.withBasis());
            rows.append(
                    Golden.row(
                            "`%s`".formatted(check.name()),
                            "%,d".formatted(result.counts().states()),
                            result.counts().depth(),
                            words.group(1),
                            8 * Integer.parseInt(words.group(2)),
                            "%.1f".formatted(result.time().toMillis() / 1000.0),
                            "%,d".formatted(store.megabytes())));
        }
        assertThat(wrong).isEmpty();
        assertPage(rows.append('\n').toString());
    }

    /** Rows are the same but for what is measured; -Dgolden=write writes all of them. */
    private static void assertPage(String rows) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Golden.assertBetween(PAGE, BEGIN, END, rows);
        }
        String page = Files.readString(PAGE);
        String known = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
        assertThat(rows.replaceAll(MEASURED, "")).isEqualTo(known.replaceAll(MEASURED, ""));
    }

    @Test
    void thePageHasEachLargeCheckAndNoOther() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| `")) rows.put(line.split("`", 3)[1], line);
        }
        assertThat(rows.keySet())
                .as("mvn surefire:test -Pslow -Dtest=LargeChecksTest -Dgolden=write writes it")
                .containsExactlyElementsOf(large().stream().map(CheckFile::name).sorted().toList());
    }
}
