package sharelock.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A folder with models that behave badly, their checks, and the real command in a JVM of its own.
 */
final class FaultBench {
    private static final long LONGEST_SECONDS = 60;

    private final Path folder;
    private final List<Path> sources = new ArrayList<>();

    /**
     * How a process ended.
     *
     * @param code its exit code
     */
    record Ended(int code, String out, String err) {}

    FaultBench(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /**
     * A model of two tasks with a field {@code x}, and its check.
     *
     * @param members fields and methods; {@code BODY} of the constructor and {@code RUN} of the
     *     tasks are given behind them
     */
    FaultBench model(String name, String members, String constructor, String run)
            throws IOException {
        String text =
                """
                package bad;
                import sharelock.model.*;
                public final class NAME {
                    int x;
                    MEMBERS
                    public NAME() { CONSTRUCTOR }
                    final Task[] tasks = {new Run("a"), new Run("b")};
                    final class Run extends Task {
                        Run(String name) { super(name); }
                        @Override protected void run() { RUN }
                    }
                }
                """;
        source(
                name,
                text.replace("NAME", name)
                        .replace("MEMBERS", members)
                        .replace("CONSTRUCTOR", constructor)
                        .replace("{ RUN }", "{ " + run + " }"));
        Files.writeString(
                folder.resolve(name + ".jpf"),
                "check.model = bad." + name + "\ncheck.claim = it is " + name + "\n");
        return this;
    }

    FaultBench source(String name, String text) throws IOException {
        Path file = folder.resolve("src/bad/" + name + ".java");
        Files.createDirectories(file.getParent());
        sources.add(Files.writeString(file, text));
        return this;
    }

    FaultBench key(String check, String line) throws IOException {
        Path file = folder.resolve(check + ".jpf");
        Files.writeString(file, Files.readString(file) + line + "\n");
        return this;
    }

    /** Compiles all sources into the folder {@code out}. */
    FaultBench compile() {
        List<String> line = new ArrayList<>(List.of("-parameters", "-g", "-cp"));
        line.add(Path.of("target/classes").toAbsolutePath().toString());
        line.addAll(List.of("-d", folder.resolve("out").toString()));
        sources.forEach(source -> line.add(source.toString()));
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, line.toArray(String[]::new));
        if (code != 0) throw new IllegalStateException("javac fails");
        return this;
    }

    /** Puts a launcher of its own into the folder, which looks as if it had just been built. */
    FaultBench launcher() throws IOException {
        Path launcher = Files.copy(Path.of("sharelock"), folder.resolve("sharelock"));
        if (!launcher.toFile().setExecutable(true)) throw new IOException("no rights");
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Path target = Files.createDirectory(folder.resolve("target"));
        Path classes = Path.of("target/classes").toAbsolutePath();
        Files.createSymbolicLink(target.resolve("classes"), classes);
        Path lib = Files.createDirectory(target.resolve("lib"));
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            for (Path jar : jars.toList()) Files.copy(jar, lib.resolve(jar.getFileName()));
        }
        // What cksum says.
        Files.writeString(target.resolve("classes.sums"), "2736874488 10 pom.xml\n");
        Files.writeString(
                target.resolve("launcher-build"),
                "target/classes/sharelock/cli/Main.class\ntarget/lib/picocli.jar\n");
        return this;
    }

    /** The start of a command line, for a shell. */
    static String sharelock(String javaOptions) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return "%s -XX:TieredStopAtLevel=1 %s -cp '%s:%s/*' sharelock.cli.Main"
                .formatted(
                        java,
                        javaOptions.isEmpty() ? "-Xmx400m" : javaOptions,
                        Path.of("target/classes").toAbsolutePath(),
                        Path.of("target/lib").toAbsolutePath());
    }

    Ended check(String check, String options) throws IOException, InterruptedException {
        return shell(sharelock("") + " check " + check + ".jpf --classpath out " + options);
    }

    /** Runs a line of shell in the folder. */
    Ended shell(String line) throws IOException, InterruptedException {
        Started started = start(line);
        return started.await();
    }

    Started start(String line) throws IOException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        // Signals that whoever runs the tests ignores would be ignored here too.
        Process process =
                new ProcessBuilder("env", "--default-signal=INT,HUP,TERM,PIPE", "bash", "-c", line)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        return new Started(process, out, err);
    }

    /** A process that runs. */
    record Started(Process process, Path out, Path err) {

        Ended await() throws IOException, InterruptedException {
            boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException(
                        String.format(
                                Locale.ROOT, "still running; it says: %s%s", read(out), read(err)));
            }
            return new Ended(process.exitValue(), read(out), read(err));
        }

        private static String read(Path file) throws IOException {
            return Files.readString(file, StandardCharsets.UTF_8);
        }
    }
}
