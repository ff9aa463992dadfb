package sharelock.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import sharelock.cli.Command;
import sharelock.hostile.FaultBench.Ended;

/**
 * Where the tables are run: the classes of all topics, and a folder for each row, which holds what
 * the folder of the topic holds.
 */
final class HostileBench {
    private static final Path RESOURCES = Path.of("src/test/resources/hostile");

    private final Path folder;
    private final FaultBench shell;

    HostileBench(Path folder) throws IOException {
        this.folder = folder;
        shell = new FaultBench(folder).launcher();
        compile("stubs");
    }

    Path out(String topic) {
        return folder.resolve("out").resolve(topic);
    }

    /** Compiles the sources of a topic, as a user would, to {@code out/TOPIC}. */
    HostileBench compile(String topic) throws IOException {
        return compile(RESOURCES.resolve(topic), topic);
    }

    HostileBench compile(Path sources, String topic) throws IOException {
        String classpath = Path.of("target/classes").toAbsolutePath() + ":" + out("stubs");
        List<String> line =
                new ArrayList<>(List.of("-parameters", "-g", "-nowarn", "-cp", classpath, "-d"));
        line.add(Files.createDirectories(out(topic)).toString());
        for (Path file : files(sources, true)) line.add(file.toString());
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, line.toArray(String[]::new));
        if (code != 0) throw new IllegalStateException("javac fails: " + topic);
        return this;
    }

    /** Copies a shipped model, changes a file of it, and compiles it as a user would. */
    HostileBench copy(String model, String topic, String file, String from, String to)
            throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copies").resolve(topic));
        for (Path source : files(Path.of("models", model), true)) {
            Files.copy(source, copy.resolve(source.getFileName()));
        }
        String text = Files.readString(copy.resolve(file));
        if (!text.contains(from)) throw new IllegalStateException(file + " has no " + from);
        Files.writeString(copy.resolve(file), text.replace(from, to));
        return compile(copy, topic);
    }

    private static List<Path> files(Path folder, boolean java) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java") == java)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** A new folder with the checks of a topic. */
    Path place(String topic) throws IOException {
        Path place = Files.createTempDirectory(folder, topic);
        Path from = RESOURCES.resolve(topic);
        for (Path file : files(from, false)) {
            Path to = place.resolve(from.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        return place;
    }

    /** Writes the check that the words of a command name. */
    static void write(List<String> check, List<String> words) throws IOException {
        for (String word : words) {
            if (check.isEmpty() || !word.endsWith(".jpf")) continue;
            Files.writeString(Path.of(word), String.join("\n", check) + "\n");
            return;
        }
    }

    void run(String topic, HostileRow row) throws IOException, InterruptedException {
        Path place = place(topic);
        List<String> words = row.words(topic, place.toString(), folder.resolve("out").toString());
        write(row.check(), words);
        run(row, place, words);
    }

    void run(HostileRow row, Path place, List<String> words)
            throws IOException, InterruptedException {
        if (row.where() != HostileRow.Where.OWN) row.assertSame(here(place, words));
        if (row.where() != HostileRow.Where.IN) row.assertSame(launched(words));
    }

    /** In this process, by the words of the command line. */
    static Ended here(Path place, List<String> words) {
        List<String> line = new ArrayList<>(words);
        if (words.get(0).equals("check")) {
            String traces = place.resolve("traces").toString();
            if (!words.contains("--traces")) line.addAll(List.of("--traces", traces));
            line.addAll(List.of("--workers", "1", "--progress", "off"));
        }
        Command run = Command.with(line.toArray(String[]::new));
        return new Ended(run.exit(), run.out(), run.err());
    }

    /** By the launcher, in a process of its own. */
    private Ended launched(List<String> words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(words);
        if (words.get(0).equals("check")) all.addAll(List.of("--progress", "off"));
        String line =
                all.stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" ", "./sharelock ", ""));
        return shell.shell(
                "export SHARELOCK_JAVA_OPTS='-XX:TieredStopAtLevel=1 -Xmx400m'; " + line);
    }
}
