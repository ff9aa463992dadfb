package sharelock.report.code;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharelock.question.CheckError;

/**
 * A document that a model is of: a mail or a page, with a patch in the unified format or without.
 * What it says of a function is the function as the patch has it; where the patch only names it,
 * the lines around; in prose, the paragraph.
 */
final class SourceDocument {
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(,\\d+)? \\+\\d+(,\\d+)? @@.*");
    private static final Pattern FILE =
            Pattern.compile("(diff |Index: |index |--- |\\+\\+\\+ |\\=\\=\\=\\= ).*");
    private static final Pattern DEFINED =
            Pattern.compile("(?:#define )?(?:[A-Za-z_][\\w \\t*()]*[ \\t*])??([A-Za-z_]\\w*)\\(.*");
    private static final Pattern NO_FUNCTION =
            Pattern.compile("(extern|typedef|return|if|while|for|switch|else|case|goto)\\b.*");

    private static final int AROUND = 2;

    private final List<String> lines;
    private final List<Part> parts = new ArrayList<>();

    /** Lines of a document that belong together. */
    private record Part(int first, int last, boolean isPatch) {}

    /**
     * What a document says of something.
     *
     * @param first number of its first line
     */
    record Quote(int first, List<String> lines) {}

    SourceDocument(List<String> lines) {
        this.lines = List.copyOf(lines);
        int begin = 0;
        for (int i = 0; i <= lines.size(); i++) {
            boolean patch = begin < i && HUNK.matcher(lines.get(begin)).matches();
            boolean ends = i == lines.size() || startsPart(lines.get(i), patch);
            if (!ends) continue;
            if (begin < i && !FILE.matcher(lines.get(begin)).matches()) {
                parts.add(new Part(begin, i, patch));
            }
            begin = i;
        }
    }

    private static boolean startsPart(String line, boolean inPatch) {
        if (HUNK.matcher(line).matches() || FILE.matcher(line).matches()) return true;
        return !inPatch && line.isBlank();
    }

    /**
     * Reads a document, which is UTF-8 or, as old mails are, Latin-1.
     *
     * @throws CheckError when it cannot be read
     */
    static SourceDocument read(Path file) {
        if (!Files.exists(file)) throw CheckError.config(file + ": there is no such document.");
        if (!Files.isRegularFile(file)) {
            throw CheckError.config(file + ": is no file. Name the file of the document.");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new SourceDocument(text(bytes).lines().toList());
        } catch (IOException broken) {
            throw CheckError.config(file + ": cannot be read: " + broken.getMessage());
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** What is said of a function; empty if it is not named. */
    List<Quote> quotes(String function) {
        List<Quote> defined = new ArrayList<>();
        List<Quote> named = new ArrayList<>();
        Pattern name = Pattern.compile("\\b" + Pattern.quote(function) + "\\s*\\(");
        for (Part part : parts) {
            int quoted = part.first();
            for (int i = part.first(); i < part.last(); i++) {
                String line = lines.get(i);
                if (!name.matcher(line).find() || code(line).startsWith("extern ")) continue;
                if (part.isPatch() && function.equals(definedAt(i, part))) {
                    int end = endOfFunction(i, part);
                    defined.add(quote(i, end));
                    i = end - 1;
                } else if (i >= quoted) {
                    int begin = part.isPatch() ? Math.max(quoted, i - AROUND) : part.first();
                    quoted = part.isPatch() ? Math.min(i + AROUND + 1, part.last()) : part.last();
                    named.add(quote(begin, quoted));
                }
            }
        }
        return defined.isEmpty() ? named : defined;
    }

    /** The functions that the patch has the beginning of. */
    Set<String> functions() {
        Set<String> functions = new LinkedHashSet<>();
        for (Part part : parts) {
            for (int i = part.first() + 1; part.isPatch() && i < part.last(); i++) {
                String name = definedAt(i, part);
                if (!name.isEmpty()) functions.add(name);
            }
        }
        return functions;
    }

    private Quote quote(int from, int to) {
        int end = to;
        while (end > from + 1 && lines.get(end - 1).isBlank()) end--;
        return new Quote(from + 1, lines.subList(from, end));
    }

    /** The name of the function that begins in a line of a patch; empty if none does. */
    private String definedAt(int at, Part part) {
        String code = code(lines.get(at));
        Matcher definition = DEFINED.matcher(code);
        if (!definition.matches() || NO_FUNCTION.matcher(code).matches()) return "";
        if (code.startsWith("#define ")) return definition.group(1);
        for (int i = at; i < Math.min(at + 8, part.last()); i++) {
            String line = code(lines.get(i));
            if (i > at && line.startsWith("}")) return "";
            if (line.contains("{")) return definition.group(1);
            if (line.contains(";")) return "";
        }
        return "";
    }

    /** Behind the brace that closes the first one, or the last line of a macro, or of the part. */
    private int endOfFunction(int begin, Part part) {
        String first = lines.get(begin);
        boolean macro = code(first).startsWith("#define ");
        char other = first.startsWith("-") ? '+' : '-';
        int depth = 0;
        for (int i = begin; i < part.last(); i++) {
            String line = lines.get(i);
            if (macro && !line.endsWith("\\")) return i + 1;
            if (macro || (!line.isEmpty() && line.charAt(0) == other)) continue;
            depth += CharMatcher.is('{').countIn(line) - CharMatcher.is('}').countIn(line);
            if (line.indexOf('}') >= 0 && depth <= 0) return i + 1;
        }
        return part.last();
    }

    /** A line of a patch without the mark of what becomes of it. */
    private static String code(String line) {
        boolean marked = !line.isEmpty() && "+- ".indexOf(line.charAt(0)) >= 0;
        return marked ? line.substring(1) : line;
    }
}
