package sharelock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sharelock.SentenceList.Entry;
import sharelock.SentenceList.Kind;
import sharelock.question.CheckFile;

/**
 * No sentence of the source documents is forgotten: each stands in a list, with its checks or with
 * a reason for none. src/docs/sentences.md tells of the lists; {@code -Dgolden=write} writes its
 * table.
 *
 * <p>The documents are not in the repository. Without them the lists are compared with the checks
 * only.
 */
class SentencesTest {
    /** Sentences that claim what could be checked, and is not. The number may only fall. */
    private static final int MISSING = 5;

    private static final Path DOCUMENTS = Path.of("..", "shared", "seeds");
    private static final Path PAGE = Path.of("src", "docs", "sentences.md");
    private static final String BEGIN = "<!-- sentences, written by SentencesTest -->\n";
    private static final String END = "<!-- end of sentences -->\n";

    static List<SentenceList> lists() throws IOException {
        return SentenceList.all();
    }

    @Test
    void everyProtocolHasAList() throws IOException {
        assertThat(lists())
                .extracting(SentenceList::protocol)
                .containsExactlyElementsOf(ShippedChecksTest.protocols());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everySentenceStandsInTheListInItsPlace(SentenceList list) throws IOException {
        FoldedText text = document(list);
        int[] begins = begins(list, text);
        assertThat(text.plain().substring(0, begins[0])).as("before the first entry").isBlank();
        for (int i = 0; i < begins.length - 1; i++) {
            Entry entry = list.entries().get(i);
            boolean isOutside = i == 0 || i == begins.length - 2;
            if (isOutside && entry.kind() == Kind.HEADERS) continue;
            String more =
                    entry.kind().isSentence()
                            ? text.behindTheFirstSentence(begins[i], begins[i + 1])
                            : text.proseIn(begins[i], begins[i + 1]);
            assertThat(more).as("forgotten behind \"%s\"", entry.words()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyClaimStandsInTheDocumentAndAtItsEntry(SentenceList list) throws IOException {
        FoldedText text = document(list);
        int[] begins = begins(list, text);
        for (CheckFile check : checksOf(list)) {
            if (check.claim().isEmpty()) continue;
            String claim = FoldedText.folded(check.claim()).replaceFirst("^\"(.*)\"$", "$1");
            int from = text.plain().indexOf(claim);
            assertThat(from).as("%s in the document of %s", claim, check.name()).isNotNegative();
            List<String> entries = new ArrayList<>();
            boolean named = false;
            for (int i = 0; i < begins.length - 1; i++) {
                Entry entry = list.entries().get(i);
                if (begins[i] >= from + claim.length() || begins[i + 1] <= from) continue;
                entries.add(entry.words());
                named |= entry.names(check.name());
            }
            assertThat(named).as("%s is named at one of %s", check.name(), entries).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyCheckThatAnEntryNamesIsThere(SentenceList list) {
        List<String> names = checksOf(list).stream().map(CheckFile::name).toList();
        for (Entry entry : list.entries()) {
            for (var pattern : entry.checks()) {
                assertThat(names)
                        .as("%s, at \"%s\"", pattern, entry.words())
                        .anyMatch(name -> pattern.matcher(name).matches());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyClaimIsNamedByAnEntry(SentenceList list) {
        for (CheckFile check : checksOf(list)) {
            if (check.claim().isEmpty()) continue;
            assertThat(list.entries())
                    .as(check.name())
                    .anyMatch(entry -> entry.names(check.name()));
        }
    }

    @Test
    void noMoreSentencesAreWithoutACheck() throws IOException {
        assertThat(lists().stream().mapToLong(list -> list.count(Kind.MISSING)).sum())
                .isEqualTo(MISSING);
    }

    @Test
    void thePageShowsTheCounts() throws IOException {
        StringBuilder table = new StringBuilder("\n");
        table.append(
                Golden.row("document", "list", "sentences", "with a check", "without", "missing"));
        table.append(Golden.row("---", "---", "---", "---", "---", "---"));
        StringBuilder missing = new StringBuilder();
        for (SentenceList list : lists()) {
            String document = checksOf(list).get(0).document();
            long[] counts = {list.count(Kind.ROW), list.count(Kind.NONE), list.count(Kind.MISSING)};
            table.append(
                    Golden.row(
                            document,
                            "`" + list.protocol() + ".txt`",
                            counts[0] + counts[1] + counts[2],
                            counts[0],
                            counts[1],
                            counts[2]));
            for (Entry entry : list.entries()) {
                if (entry.kind() != Kind.MISSING) continue;
                String line = "- %s, \"%s ...\": %s.%n";
                missing.append(line.formatted(document, plain(entry.words()), entry.is()));
            }
        }
        Golden.assertBetween(PAGE, BEGIN, END, table + "\nMissing:\n\n" + missing + "\n");
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\*_`\\[\\]])", "\\\\$1");
    }

    private static List<CheckFile> checksOf(SentenceList list) {
        return ShippedChecksTest.checks().stream()
                .filter(check -> check.model().startsWith(list.protocol() + "."))
                .toList();
    }

    private static FoldedText document(SentenceList list) throws IOException {
        assumeTrue(Files.isDirectory(DOCUMENTS), "the documents are not at " + DOCUMENTS);
        return FoldedText.read(DOCUMENTS.resolve(list.document()));
    }

    /** Where the entries begin, each behind the one before, and where the text ends. */
    private static int[] begins(SentenceList list, FoldedText text) {
        int[] begins = new int[list.entries().size() + 1];
        int from = 0;
        for (int i = 0; i < begins.length - 1; i++) {
            String words = list.entries().get(i).words();
            begins[i] = text.plain().indexOf(words, from);
            assertThat(begins[i]).as("\"%s\" in its place", words).isNotNegative();
            from = begins[i] + words.length();
        }
        begins[begins.length - 1] = text.plain().length();
        return begins;
    }
}
