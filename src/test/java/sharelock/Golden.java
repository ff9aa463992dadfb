package sharelock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Texts that tests expect, in src/test/resources/golden; -Dgolden=write writes them anew. */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** Compares what stands between two markers of a page. */
    public static void assertBetween(Path page, String begin, String end, String actual)
            throws IOException {
        String text = Files.readString(page);
        assertThat(text).as("%s", page).contains(begin, end);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        assertThat(to).isGreaterThanOrEqualTo(from);
        String now = text.substring(0, from) + actual + text.substring(to);
        if ("write".equals(System.getProperty("golden"))) Files.writeString(page, now);
        assertThat(now).isEqualTo(Files.readString(page));
    }

    /** A row of a table in Markdown, of cells that are Markdown already. */
    public static String row(Object... cells) {
        return Arrays.stream(cells)
                .map(String::valueOf)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    public static void assertSame(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if ("write".equals(System.getProperty("golden"))) Files.writeString(file, actual);
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
