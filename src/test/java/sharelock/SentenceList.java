package sharelock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sentences of a source document in their order, as {@code
 * src/test/resources/sentences/PROTOCOL.txt} lists them: a line for each, and one for what stands
 * between.
 *
 * @param document the name of the document's file
 */
record SentenceList(String protocol, String document, List<Entry> entries) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "sentences");
    private static final Pattern DOCUMENT = Pattern.compile("document = (\\S+)");
    private static final Pattern LINE =
            Pattern.compile("(?<words>.+?) => (?:(?<kind>none|code|headers|MISSING): )?(?<is>.+)");
    private static final int MOST_WORDS = 60;

    enum Kind {
        /** A sentence with checks: the rest of the line names them. */
        ROW,
        /** A sentence without, and why; so for the others. */
        NONE,
        /** A sentence that claims what could be checked, and is not. */
        MISSING,
        /** Code, without its comments. */
        CODE,
        /** What belongs to the mail and not to its text, and titles. */
        HEADERS;

        boolean isSentence() {
            return this == ROW || this == NONE || this == MISSING;
        }
    }

    /**
     * A line of the list.
     *
     * @param words the first words of the sentence
     * @param is names of checks, where * is any end of a name, or a reason
     */
    record Entry(String words, Kind kind, String is) {

        static Entry of(String line) {
            Matcher parts = LINE.matcher(line);
            assertThat(parts.matches()).as("WORDS => CHECKS or REASON: %s", line).isTrue();
            String words = parts.group("words").strip();
            assertThat(words.length()).as(words).isLessThanOrEqualTo(MOST_WORDS);
            String kind = parts.group("kind");
            return new Entry(
                    words,
                    kind == null ? Kind.ROW : Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    parts.group("is").strip());
        }

        /** The patterns of the names of its checks. */
        List<Pattern> checks() {
            if (kind != Kind.ROW) return List.of();
            return Arrays.stream(is.split(",", -1))
                    .map(name -> Pattern.compile(name.strip().replace("*", ".*")))
                    .toList();
        }

        boolean names(String check) {
            return checks().stream().anyMatch(name -> name.matcher(check).matches());
        }
    }

    static List<SentenceList> all() throws IOException {
        List<SentenceList> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) all.add(read(file));
        }
        return all;
    }

    private static SentenceList read(Path file) throws IOException {
        String protocol = file.getFileName().toString().replaceFirst("\\.txt$", "");
        String document = "";
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher named = DOCUMENT.matcher(line);
            if (named.matches()) {
                document = named.group(1);
            } else if (!line.isBlank() && !line.startsWith("# ")) {
                entries.add(Entry.of(line));
            }
        }
        return new SentenceList(protocol, document, entries);
    }

    long count(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).count();
    }

    @Override
    public String toString() {
        return protocol;
    }
}
