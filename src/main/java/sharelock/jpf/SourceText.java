package sharelock.jpf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sources of models, from which a trace takes what a step does. */
final class SourceText {
    private static final int MOST_LINES = 4;

    private final ClassLoader sources;
    private final Map<String, List<String>> files = new HashMap<>();

    /**
     * @param sources where the sources lie beside their classes; else they are looked for below the
     *     current folder
     */
    SourceText(ClassLoader sources) {
        this.sources = sources;
    }

    /**
     * What stands on a line, and on those behind it until all parentheses are closed; empty if
     * there is no source.
     *
     * @param file with its folder, {@code pagetable/Mm.java}
     */
    Optional<String> statement(String file, int line) {
        List<String> lines = files.computeIfAbsent(file, this::read);
        if (line > lines.size()) return Optional.empty();
        StringBuilder text = new StringBuilder(lines.get(line - 1).strip());
        int last = Math.min(lines.size(), line - 1 + MOST_LINES);
        for (int next = line; open(text) && next < last; next++) {
            if (text.charAt(text.length() - 1) != '(') text.append(' ');
            text.append(lines.get(next).strip());
        }
        if (open(text)) return Optional.of(text + " ...");
        return Optional.of(text.toString().replaceFirst("( \\{|;)$", ""));
    }

    private static boolean open(CharSequence text) {
        long opened = text.chars().filter(c -> c == '(').count();
        return opened > text.chars().filter(c -> c == ')').count();
    }

    private List<String> read(String file) {
        try (InputStream source = sources.getResourceAsStream(file)) {
            Path here = Path.of(file);
            if (source == null) return Files.exists(here) ? Files.readAllLines(here) : List.of();
            return new String(source.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
