package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.engine.Engine.Surroundings;
import sharelock.question.CheckError;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists checks, models and properties, each with one line that says what it is.")
final class ListCommand implements Callable<Integer> {
    private static final int INDENT = 6;

    private final Console console;
    private final Surroundings surroundings;

    @Mixin private Targets targets = new Targets();

    @Mixin private ClasspathOption classpath = new ClasspathOption();

    ListCommand(Console console, Surroundings surroundings) {
        this.console = console;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ModelClasses classes = classpath.classes();
        List<Integer> codes = new ArrayList<>();
        List<CheckFile> checks = new ArrayList<>();
        Map<String, String> lines = new TreeMap<>();
        for (Path file : targets.files()) {
            try {
                CheckFile check = CheckFile.read(file, Engines.site(surroundings));
                checks.add(check);
                String size = check.isLarge() ? " (large)" : "";
                lines.put(file.toString(), describe(check) + " [" + asks(check) + "]" + size);
            } catch (CheckError wrong) {
                console.error(String.valueOf(wrong.getMessage()));
                codes.add(wrong.exitCode());
            }
        }
        Catalog catalog = new Catalog(classes);
        print("Checks", lines);
        print("Models", catalog.models(checks));
        print("Properties", catalog.properties());
        return ExitCode.of(codes);
    }

    private static String asks(CheckFile check) {
        return "expected: %s; asks %s".formatted(check.expected(), check.asks().inWords());
    }

    private static String describe(CheckFile check) {
        return check.description().isEmpty() ? check.claim() : check.description();
    }

    private void print(String title, Map<String, String> lines) {
        console.out().println(title);
        lines.forEach(
                (name, text) -> {
                    console.out().println("  " + name);
                    console.out().print(console.paragraph(text, INDENT));
                });
        if (lines.isEmpty()) console.out().println("  none");
        console.out().println();
    }
}
