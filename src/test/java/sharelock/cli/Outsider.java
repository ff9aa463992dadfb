package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.tools.ToolProvider;

/** A folder outside of the project, with models of a user's and their checks. */
final class Outsider {
    private final Path folder;

    Outsider(Path folder) {
        this.folder = folder;
    }

    /** Compiles a class of package {@code out}, of which only what is in its braces is given. */
    void compile(String name, String declared, String body) throws IOException {
        String head =
                "package out; import sharelock.kernel.*; import sharelock.model.*;"
                        + " public final class ";
        compileFile(name, head + name + " " + declared + "{\n" + body + "}\n");
    }

    private void compileFile(String name, String text) throws IOException {
        Path source = Files.createDirectories(folder.resolve("out")).resolve(name + ".java");
        Files.writeString(source, text);
        String path = "target/classes:" + folder;
        String[] arguments = {
            "-g", "-parameters", "-cp", path, "-d", folder.toString(), source.toString()
        };
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    }

    /** Compiles a model. */
    void model(String name, String body) throws IOException {
        compile(name, "", body);
    }

    /** Compiles a property, of which only the condition is given, on {@code m}. */
    void property(String name, String kind, String model, String condition) throws IOException {
        String method =
                switch (kind) {
                    case "Invariant" -> "holds";
                    case "AtRest" -> "holdsAtRest";
                    default -> "isReachedIn";
                };
        compile(
                name,
                "implements %s<%s> ".formatted(kind, model),
                "public boolean %s(%s m) { return %s; }\n".formatted(method, model, condition));
    }

    /** Runs a command on a check that is written to {@code c.jpf}. */
    Command run(String command, String check, String... more) throws IOException {
        Files.writeString(folder.resolve("c.jpf"), check);
        List<String> words = new ArrayList<>();
        Collections.addAll(words, more);
        words.add(folder.resolve("c.jpf").toString());
        return on(command, words);
    }

    /** Checks what is written to {@code c.jpf}. */
    Command check(String check, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("--traces", folder.resolve("traces") + ""));
        Collections.addAll(words, more);
        return run("check", check, words.toArray(String[]::new));
    }

    /** Replays the trace of {@code c.jpf}. */
    Command replay() {
        return on("replay", List.of(folder.resolve("traces/c.trace.json").toString()));
    }

    private Command on(String command, List<String> more) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(more);
        words.addAll(List.of("--classpath", folder.toString()));
        return Command.with(words.toArray(String[]::new));
    }
}
