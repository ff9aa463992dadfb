package sharelock.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A copy of parts of this repository, in which a test may change what it likes. */
final class Copy {
    private static final long LONGEST_SECONDS = 300;

    private final Path home;

    /**
     * How a process ended.
     *
     * @param code its exit code
     * @param said on both outputs
     */
    record Ended(int code, String said) {}

    Copy(Path folder, List<String> contents) throws IOException, InterruptedException {
        home = Files.createDirectories(folder.resolve("home"));
        for (String content : contents) {
            Path copy = home.resolve(content);
            Files.createDirectories(copy.getParent());
            run(Path.of(""), Map.of(), "cp", "-Rp", content, copy.toString());
        }
    }

    Path file(String name) {
        return home.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    /** Writes one text in the place of another in a file. */
    void edit(String name, String old, String replacement) throws IOException {
        String text = Files.readString(file(name));
        if (!text.contains(old)) throw new IllegalArgumentException("no such text: " + old);
        Files.writeString(file(name), text.replace(old, replacement));
    }

    Ended run(Map<String, String> variables, String... line)
            throws IOException, InterruptedException {
        return run(home, variables, line);
    }

    static Ended run(Path folder, Map<String, String> variables, String... line)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(folder.toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("still running: " + String.join(" ", line));
            }
            return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
        } finally {
            Files.delete(said);
        }
    }
}
