package sharelock;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The limits on source files that Checkstyle has no check for. */
class StyleLimitsTest {

    private static final int MAX_FILES_PER_PACKAGE = 20;

    private static final double MAX_PUBLIC_SHARE = 0.30;

    private static final List<Path> SOURCE_ROOTS =
            List.of(
                    Path.of("src", "main", "java"),
                    Path.of("src", "test", "java"),
                    Path.of("src", "bench", "java"),
                    Path.of("src", "stress", "java"),
                    Path.of("models"),
                    Path.of("properties"));

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile(
                    "^public (?:\\w+ |non-sealed )*(?:class|interface|enum|record|@interface) ",
                    Pattern.MULTILINE);

    @Test
    void aPackageFitsInOneHead() {
        for (Path root : SOURCE_ROOTS) {
            Map<Path, Long> files =
                    javaFiles(root).stream().collect(groupingBy(Path::getParent, counting()));
            assertThat(files)
                    .as("files per package; split the package that has more")
                    .allSatisfy(
                            (folder, count) ->
                                    assertThat(count)
                                            .as("%s", folder)
                                            .isLessThanOrEqualTo(MAX_FILES_PER_PACKAGE));
        }
    }

    @Test
    void mostTypesArePackagePrivate() {
        List<Path> inner =
                javaFiles(Path.of("src", "main", "java")).stream()
                        .filter(file -> !isPackageInfo(file))
                        .filter(file -> !isForUsers(file))
                        .toList();
        List<Path> open =
                inner.stream().filter(file -> PUBLIC_TYPE.matcher(read(file)).find()).toList();
        assertThat((double) open.size() / inner.size())
                .as("share of public types among %d; public are %s", inner.size(), open)
                .isLessThanOrEqualTo(MAX_PUBLIC_SHARE);
    }

    /** The right share is a matter of judgement, so it is shown and not enforced. */
    @Test
    void theShareOfCommentsIsShown() {
        Map<String, long[]> lines = new TreeMap<>();
        for (Path root : SOURCE_ROOTS) {
            for (Path file : javaFiles(root)) {
                long[] counts = lines.computeIfAbsent(group(root, file), g -> new long[2]);
                for (String line : read(file).split("\n", -1)) {
                    counts[0] += line.isBlank() ? 0 : 1;
                    counts[1] += isComment(line.strip()) ? 1 : 0;
                }
            }
        }
        assertThat(lines).isNotEmpty();
        System.out.println("Comment lines among the lines that are not blank:");
        lines.forEach(
                (group, counts) ->
                        System.out.printf(
                                "  %-28s %3d%% of %d%n",
                                group, 100 * counts[1] / Math.max(1, counts[0]), counts[0]));
    }

    private static String group(Path root, Path file) {
        boolean isMain = root.startsWith(Path.of("src", "main"));
        return isMain ? root.relativize(file).getParent().toString() : root.toString();
    }

    private static boolean isComment(String line) {
        return line.startsWith("//") || line.startsWith("/*") || line.startsWith("*");
    }

    private static boolean isPackageInfo(Path file) {
        return file.endsWith("package-info.java");
    }

    /** The packages whose types are there to be used by others. */
    private static boolean isForUsers(Path file) {
        Path folder = Path.of("src", "main", "java", "sharelock");
        return Stream.of("model", "kernel", "result")
                .anyMatch(name -> file.startsWith(folder.resolve(name)));
    }

    private static List<Path> javaFiles(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
