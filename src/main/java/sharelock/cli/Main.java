package sharelock.cli;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.cli.console.Console.OutputLost;
import sharelock.engine.Engine.Surroundings;
import sharelock.question.CheckError;
import sharelock.question.CheckError.ExitCode;

/** The command {@code sharelock}. */
@Command(
        name = "sharelock",
        mixinStandardHelpOptions = true,
        version = "sharelock " + Main.VERSION,
        description = "Checks kernel concurrency protocols, written as plain Java, exhaustively.",
        footer = {
            "",
            "Exit codes: 0 all as expected; 11 deadlock, 12 invariant, 14 assertion, exception or",
            "kernel rule, where unexpected; 20 a budget or signal cut it; 21 nothing was proved;",
            "150 a model cannot be compiled; 151 bad configuration; 153 the system failed;",
            "255 a bug in Sharelock."
        })
final class Main {
    static final String VERSION = "0.1.0";

    /** How picocli lists the constants of an enum. */
    private static final Pattern LISTED = Pattern.compile("(\\[[A-Z, ]+]) \\(case-insensitive\\)");

    private Main() {}

    public static void main(String[] args) {
        int code;
        Locale.setDefault(ROOT); // what is said is the same in every country
        Unfinished guard = new Unfinished();
        try {
            Surroundings surroundings = Surroundings.ofProcess();
            Console console = Console.ofProcess(surroundings.environment());
            console.listen();
            Runtime.getRuntime().addShutdownHook(guard);
            code = run(console, Engines.all(), surroundings, args);
        } catch (OutOfMemoryError full) {
            Console.lastWords(
                    "sharelock: out of memory before anything was checked. Give Java"
                            + " more (SHARELOCK_JAVA_OPTS=-Xmx...).\n");
            code = ExitCode.SYSTEM;
        }
        guard.finished = true;
        System.exit(code);
    }

    /**
     * Sees to it that code of a model cannot end a run and make it look good. Such code is refused
     * before it runs; this is for what that does not see.
     */
    private static final class Unfinished extends Thread {
        private volatile boolean finished;

        @Override
        public void run() {
            if (finished) return;
            for (StackTraceElement[] stack : getAllStackTraces().values()) {
                String caller = exiting(stack);
                if (caller.isEmpty()) continue;
                System.err.println(
                        "sharelock: the run was ended in the middle by "
                                + caller
                                + ", so nothing is proved. A model may not end the JVM.");
                Runtime.getRuntime().halt(ExitCode.MODEL);
            }
        }

        /** Who has called System.exit; empty if nobody on this stack has, as after a signal. */
        private static String exiting(StackTraceElement... stack) {
            boolean exits = false;
            for (StackTraceElement frame : stack) {
                boolean jdk = frame.getClassName().startsWith("java.lang.");
                boolean ours = frame.getClassName().startsWith("sharelock.");
                if (exits && !jdk) return ours ? "" : frame.toString();
                exits |= jdk && frame.getMethodName().equals("exit");
            }
            return "";
        }
    }

    static int run(Console console, Engines engines, Surroundings surroundings, String... args) {
        try {
            CommandLine command = commandLine(console, engines, surroundings);
            if (args.length == 0) {
                command.usage(console.err());
                return ExitCode.CONFIG;
            }
            int code = command.execute(args);
            console.flush();
            return code;
        } catch (OutputLost lost) {
            return tell(console, lost);
        } catch (OutOfMemoryError full) {
            console.error(outOfMemory(full));
            return ExitCode.SYSTEM;
        } catch (Error bug) {
            console.error(bug(bug));
            return code(bug);
        } finally {
            console.err().flush();
        }
    }

    private static CommandLine commandLine(
            Console console, Engines engines, Surroundings surroundings) {
        CommandLine command =
                new CommandLine(new Main())
                        .addSubcommand(new CheckCommand(console, engines, surroundings))
                        .addSubcommand(new ReplayCommand(console, engines, surroundings))
                        .addSubcommand(new ClaimsCommand(console, engines, surroundings))
                        .addSubcommand(new MutantsCommand(console, engines, surroundings))
                        .addSubcommand(new ListCommand(console, surroundings))
                        .addSubcommand(new ReadCommand(console, engines, surroundings))
                        .addSubcommand(new DumpCommand(console, engines, surroundings));
        command.setOut(console.help());
        command.setErr(console.err());
        command.setUsageHelpWidth(console.width());
        command.setColorScheme(
                Help.defaultColorScheme(console.colours() ? Help.Ansi.ON : Help.Ansi.OFF));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExpandAtFiles(false);
        command.setParameterExceptionHandler((wrong, args) -> refuse(console, wrong));
        command.setExecutionExceptionHandler((thrown, line, parsed) -> explain(console, thrown));
        return command;
    }

    private static int refuse(Console console, ParameterException wrong) {
        CommandSpec spec = wrong.getCommandLine().getCommandSpec();
        String known = "";
        if (wrong instanceof CommandLine.UnmatchedArgumentException) {
            boolean root = spec.parent() == null;
            String commands = String.join(", ", spec.subcommands().keySet());
            known = (root ? " Commands: " + commands + "." : "") + " Options: " + options(spec);
        }
        String message =
                String.valueOf(wrong.getMessage()).lines().collect(Collectors.joining(" "));
        message = LISTED.matcher(message).replaceAll(found -> found.group(1).toLowerCase(ROOT));
        console.error(message + (message.endsWith(".") ? "" : ".") + known);
        return ExitCode.CONFIG;
    }

    private static String options(CommandSpec spec) {
        return spec.options().stream()
                        .map(OptionSpec::longestName)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static int tell(Console console, OutputLost lost) {
        if (!lost.isQuiet()) console.error(message(lost));
        return lost.exitCode();
    }

    private static int explain(Console console, Exception thrown) {
        if (thrown instanceof OutputLost lost) return tell(console, lost);
        console.error(message(thrown));
        return code(thrown);
    }

    /** What a user is told about something thrown. */
    static String message(Throwable thrown) {
        if (thrown instanceof CheckError || thrown instanceof OutputLost)
            return String.valueOf(thrown.getMessage());
        if (thrown instanceof OutOfMemoryError) return outOfMemory(thrown);
        if (isIo(thrown)) return "input or output failed: " + rootMessage(thrown);
        return bug(thrown);
    }

    static int code(Throwable thrown) {
        if (thrown instanceof CheckError error) return error.exitCode();
        boolean system = thrown instanceof OutOfMemoryError || isIo(thrown) || isDamaged(thrown);
        return system ? ExitCode.SYSTEM : ExitCode.BUG;
    }

    /** Whether a class that was there when Sharelock was built cannot be loaded. */
    private static boolean isDamaged(Throwable thrown) {
        return thrown instanceof NoClassDefFoundError
                || thrown instanceof ClassFormatError
                || (thrown instanceof ExceptionInInitializerError && isIo(thrown.getCause()));
    }

    private static boolean isIo(@Nullable Throwable thrown) {
        return thrown instanceof UncheckedIOException || thrown instanceof IOException;
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? String.valueOf(thrown) : cause.toString();
    }

    private static String outOfMemory(Throwable full) {
        String phase = String.valueOf(full.getMessage());
        return "out of memory%s with a heap of %,d MB. Give Java more (SHARELOCK_JAVA_OPTS=-Xmx...), or set a budget with --max-memory."
                .formatted(
                        phase.startsWith("in phase ") ? " " + phase : "",
                        Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String bug(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        String lines =
                Arrays.stream(stack.toString().split("\n"))
                        .limit(12)
                        .map(line -> line.replace("\t", "    "))
                        .collect(Collectors.joining("\n"));
        if (isDamaged(thrown)) {
            return "Sharelock's own classes cannot be loaded (%s): its build is damaged, or the system gives no more open files or memory. Delete target/ and start it again."
                    .formatted(thrown);
        }
        return "this is a bug in Sharelock "
                + VERSION
                + ". Please report it, with the check and these lines:\n"
                + lines;
    }
}
