package sharelock.jpf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import sharelock.jpf.JpfEngine.Limits;
import sharelock.jpf.JpfProcess.Ended;
import sharelock.result.Verdict;

/** Single runs of JPF, as the engine makes them, of which all that JPF prints is heard. */
final class JpfRuns {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), 100_000, 1L << 29);
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();

    private final JpfHome home = NeedsJpf.OrSkip.home().orElseThrow();
    private final Path folder;

    /**
     * @param folder of the classes of the model; takes the files of the runs
     */
    JpfRuns(Path folder) {
        this.folder = folder;
    }

    /**
     * What one run says.
     *
     * @param ends the lines of the {@link EndPrinter}
     */
    record Heard(Answer answer, Set<String> ends) {
        boolean isVerdict() {
            return answer.verdict() == Verdict.HOLDS || answer.verdict() == Verdict.FAILS;
        }
    }

    Heard run(Map<String, String> check) {
        Map<String, String> keys = settings();
        keys.putAll(check);
        keys.put("classpath", CLASSES + ";" + TESTS + ";" + folder);
        keys.put("report.publisher", "xml,console");
        keys.put("report.xml.file", folder.resolve("report").toString());
        keys.put("report.xml.property_violation", "");
        keys.put("report.xml.finished", "result,statistics");
        keys.put("report.console.start", "");
        keys.put("report.console.property_violation", "");
        keys.put("report.console.finished", "statistics");
        ProgressReader progress = new ProgressReader(LIMITS, quiet -> {});
        Set<String> ends = new TreeSet<>();
        Ended ended =
                new JpfProcess(home.jar(), CLASSES, LIMITS.heapBytes())
                        .run(
                                List.of(write(keys)),
                                LIMITS.timeout(),
                                line -> {
                                    if (line.startsWith(EndPrinter.MARK)) {
                                        ends.add(line.substring(EndPrinter.MARK.length()));
                                    }
                                    return progress.test(line);
                                });
        Answer.Run run = new Answer.Run(ended, progress, LIMITS, true);
        return new Heard(Answer.of(run, folder.resolve("report.xml")), ends);
    }

    private Path write(Map<String, String> keys) {
        Properties properties = new Properties();
        properties.putAll(keys);
        Path file = folder.resolve("check.jpf");
        try (OutputStream out = Files.newOutputStream(file)) {
            Files.deleteIfExists(folder.resolve("report.xml"));
            properties.store(out, null);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return file;
    }

    private static Map<String, String> settings() {
        Properties properties = new Properties();
        try (InputStream in = JpfEngine.class.getResourceAsStream("common.properties")) {
            properties.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, String> settings = new HashMap<>();
        properties.forEach((key, value) -> settings.put(key.toString(), value.toString()));
        return settings;
    }
}
