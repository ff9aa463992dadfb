package sharelock.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Surroundings;

/**
 * What one run of the command printed, and how it ended.
 *
 * @param exit its exit code
 */
public record Command(int exit, String out, String err) {

    /** Nothing here says where JPF is. */
    private static final Surroundings NOWHERE =
            new Surroundings(Map.of(), Path.of("/"), Path.of("/nobody"), Map.of());

    /** Runs the command in this JVM. */
    public static Command with(String... args) {
        return with(Engines.all(), NOWHERE, args);
    }

    /** Runs the command in this JVM, with other engines. */
    public static Command with(Engines engines, String... args) {
        return with(engines, NOWHERE, args);
    }

    /** Runs the command in this JVM, with another engine in the place of the explicit one. */
    static Command with(Engine first, String... args) {
        return with(Engines.all().withFirst(first), NOWHERE, args);
    }

    /** Runs the command in this JVM, somewhere. */
    static Command with(Engines engines, Surroundings surroundings, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console =
                new Console(new PrintWriter(out), new PrintWriter(err), false, 100, false);
        int exit = Main.run(console, engines, surroundings, args);
        return new Command(exit, out.toString(), err.toString());
    }

    /** Runs the command in a JVM of its own, in {@code folder}. */
    static Command spawned(Path folder, String... args) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx300m", "-cp"));
        line.add(System.getProperty("java.class.path"));
        line.add("sharelock.cli.Main");
        line.addAll(List.of(args));
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        int exit =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start()
                        .waitFor();
        return new Command(exit, read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return java.nio.file.Files.readString(file, StandardCharsets.UTF_8);
    }
}
