package sharelock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The text of a mail with a patch in it, on one line: without the marks at the begin of its lines,
 * and with one character for each run of white space.
 *
 * <pre>
 *   ' '   between words
 *   '\n'  behind a paragraph, an item of a list or a comment of code
 *   '\f'  before a comment of code
 * </pre>
 */
record FoldedText(String marked) {
    private static final char PARAGRAPH = '\n';
    private static final char COMMENT = '\f';

    /** Quote marks, and what a patch adds and removes. */
    private static final Pattern LINE_BEGIN = Pattern.compile("^\\s*(?:[>+-]\\s*)*");

    /** The mark of an item: -, (a) or 1. */
    private static final Pattern ITEM =
            Pattern.compile("^\\s*(?:[>+]\\s*)*(?:-\\s(?!\\*)|\\*?\\s*\\(\\w\\)\\s|\\d+\\.\\s).*");

    /** The end of a word that ends a sentence, or the end of a paragraph. */
    private static final Pattern END =
            Pattern.compile("(?<word>\\S*[^\\s!])[.?!][\"')\\]*]*(?=\\s)|[\n\f]");

    private static final Pattern ABBREVIATION = Pattern.compile("\\(?[ie]\\.[eg]");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern WORDS_IN_COMMENT = Pattern.compile("\f[^\n\f]*[a-z]{2}");

    static FoldedText read(Path file) throws IOException {
        return of(new String(Files.readAllBytes(file), UTF_8));
    }

    static FoldedText of(String text) {
        StringBuilder joined = new StringBuilder();
        text.lines().forEach(line -> joined.append(begin(line)).append(bare(line)));
        String marked =
                Pattern.compile("\\s+")
                        .matcher(joined.append(' '))
                        .replaceAll(run -> String.valueOf(strongest(run.group())));
        return new FoldedText(marked);
    }

    private static char begin(String line) {
        return ITEM.matcher(line).matches() ? PARAGRAPH : ' ';
    }

    private static String bare(String line) {
        String rest =
                LINE_BEGIN
                        .matcher(line)
                        .replaceFirst("")
                        .replaceFirst("^\\*(?=\\s|$)", "")
                        .replaceAll("/\\*+|(?<!\\S)//", String.valueOf(COMMENT))
                        .replace("*/", String.valueOf(PARAGRAPH));
        return rest.isBlank() && rest.indexOf(COMMENT) < 0 ? String.valueOf(PARAGRAPH) : rest;
    }

    private static char strongest(String run) {
        if (run.indexOf(COMMENT) >= 0) return COMMENT;
        return run.indexOf(PARAGRAPH) >= 0 ? PARAGRAPH : ' ';
    }

    /** The words of the text with a blank between them. */
    String plain() {
        return folded(marked);
    }

    /** Words with a blank between them. */
    static String folded(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** What stands between two places behind the first sentence, or the first paragraph. */
    String behindTheFirstSentence(int from, int to) {
        String span = marked.substring(from, to);
        int end = endOfSentence(span.stripTrailing() + " ");
        String rest = end < 0 ? "" : span.substring(end);
        return WORD.matcher(rest).find() ? folded(rest).strip() : "";
    }

    /** The prose between two places: the first sentence that ends there, or a comment. */
    String proseIn(int from, int to) {
        String span = marked.substring(from, to).stripTrailing() + " ";
        var comment = WORDS_IN_COMMENT.matcher(span);
        if (comment.find()) return folded(comment.group()).strip();
        String flat = span.replace(PARAGRAPH, ' ').replace(COMMENT, ' ');
        int end = endOfSentence(flat);
        return end < 0 ? "" : flat.substring(Math.max(0, end - 60), end);
    }

    private static int endOfSentence(String span) {
        var ends = END.matcher(span);
        while (ends.find()) {
            String word = ends.group("word");
            if (word == null) return ends.start();
            boolean isWord = LETTER.matcher(word).find() && !ABBREVIATION.matcher(word).matches();
            if (isWord) return ends.end();
        }
        return -1;
    }
}
