package sharelock.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import sharelock.question.CheckError.ExitCode;
import sharelock.report.Run.Page;
import sharelock.result.OneLine;

/** How the command talks with its user: where it prints, and whether the user wants it to end. */
public final class Console implements Page {
    private static final int WIDEST = 100;
    private static final int NARROWEST = 80;
    private static final int LONGEST = 1800;

    private final Screen out;
    private final Screen err;
    private final boolean terminal;
    private final int width;
    private final int columns;
    private final boolean colours;
    private final Signals signals;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicInteger shown = new AtomicInteger();

    /**
     * @param out results
     * @param err everything else
     * @param terminal whether a person watches {@code err}
     * @param width columns of a line
     * @param colours whether to use them
     */
    public Console(PrintWriter out, PrintWriter err, boolean terminal, int width, boolean colours) {
        this(new Screen(out), new Screen(err), terminal, width, colours);
    }

    private Console(Screen out, Screen err, boolean terminal, int columns, boolean colours) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.width = columns < WIDEST ? NARROWEST : WIDEST;
        this.columns = columns;
        this.colours = colours;
        this.signals = new Signals();
    }

    /**
     * The console of this process. What anybody else prints from here on, a model's constructor
     * above all, is shown as such on standard error, and nobody else can read standard input.
     */
    public static Console ofProcess(Map<String, String> environment) {
        Optional<String> out = terminalSize(1);
        String plain = environment.getOrDefault("NO_COLOR", "");
        Console console =
                new Console(
                        Screen.on(FileDescriptor.out),
                        Screen.on(FileDescriptor.err),
                        terminalSize(2).isPresent(),
                        columns(out.orElse("0 " + environment.getOrDefault("COLUMNS", ""))),
                        out.isPresent() && plain.isEmpty());
        PrintStream others =
                new PrintStream(new ModelOutput(console), true, StandardCharsets.UTF_8);
        System.setOut(others);
        System.setErr(others);
        System.setIn(InputStream.nullInputStream());
        return console;
    }

    /** Says something where there is no memory for anything more. */
    public static void lastWords(String ascii) {
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        try {
            for (int i = 0; i < ascii.length(); i++) err.write(ascii.charAt(i));
        } catch (IOException closed) {
            // Then nobody hears it.
        }
    }

    /**
     * Rows and columns, if standard output (1) or error (2) is a terminal. Java has no word for
     * that, so a shell that has the same file is asked, and answers through the other one.
     */
    private static Optional<String> terminalSize(int file) {
        String ask = "test -t %d && stty size <&%d >&%d".formatted(file, file, 3 - file);
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", ask);
        if (file == 1) {
            shell.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        } else {
            shell.redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        try {
            Process asked = shell.start();
            InputStream answer = file == 1 ? asked.getErrorStream() : asked.getInputStream();
            String size = new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip();
            return asked.waitFor() == 0 ? Optional.of(size) : Optional.empty();
        } catch (IOException noShell) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static int columns(String size) {
        String[] numbers = size.split(" ");
        return numbers.length == 2 && numbers[1].matches("[1-9]\\d{0,4}")
                ? Integer.parseInt(numbers[1])
                : WIDEST;
    }

    @Override
    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** Where a page of help goes, which has colours of its own. */
    public PrintWriter help() {
        return out.plain();
    }

    public boolean terminal() {
        return terminal;
    }

    @Override
    public int width() {
        return width;
    }

    /** Columns that there are, which may be more than a line should have. */
    public int columns() {
        return columns;
    }

    public boolean colours() {
        return colours;
    }

    /** Lets the signals INT, TERM and HUP end checks, and the process where none runs. */
    public void listen() {
        signals.listen(this);
    }

    /** The signal that has come, by its name. */
    public Optional<String> signal() {
        return signals.received();
    }

    /**
     * This thread waits for a check: a signal interrupts it.
     *
     * @return to be run when it waits no longer
     */
    public Runnable watch() {
        return signals.watch();
    }

    public void error(String message) {
        clearLine();
        err.println("sharelock: " + shortened(message));
    }

    /** Keeps the beginning, and the end with the way out. */
    private static String shortened(String message) {
        int half = LONGEST / 2;
        if (message.length() <= LONGEST) return message;
        return message.substring(0, half) + " ... " + message.substring(message.length() - half);
    }

    /** Writes over the line that is shown for the time being. */
    public void showLine(String text) {
        String cut = text.substring(0, Math.min(text.length(), width - 1));
        int before = shown.getAndSet(cut.length());
        err.plain().print("\r" + OneLine.of(cut) + " ".repeat(Math.max(0, before - cut.length())));
        err.flush();
    }

    /** Makes room for other lines. */
    public void clearLine() {
        int before = shown.getAndSet(0);
        if (before > 0) err.plain().print("\r" + " ".repeat(before) + "\r");
        err.flush();
    }

    /**
     * Hands on what was printed. To be called behind each result, so that none is lost in silence.
     *
     * @throws OutputLost when it cannot be, once
     */
    @Override
    public void flush() {
        if (out.checkError() && !lost.getAndSet(true)) throw new OutputLost(out.reason());
    }

    @Override
    public String red(String text) {
        return colours ? Screen.RED + text + Screen.END : text;
    }

    @Override
    public String green(String text) {
        return colours ? Screen.GREEN + text + Screen.END : text;
    }

    @Override
    public String paragraph(String text, int indent) {
        StringBuilder lines = new StringBuilder();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = rest.length();
            if (end > width - indent) {
                int space = rest.lastIndexOf(' ', width - indent);
                if (space < 0) space = rest.indexOf(' ');
                if (space >= 0) end = space;
            }
            lines.append(" ".repeat(indent)).append(rest, 0, end).append('\n');
            rest = rest.substring(end).strip();
        }
        return lines.toString();
    }

    /** Standard output takes nothing any more, so there is no use in going on. */
    public static final class OutputLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** As a shell says it of a command that SIGPIPE has ended. */
        private static final int READER_HAS_GONE = 141;

        private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

        private final boolean quiet;

        OutputLost(String reason) {
            super(
                    "standard output cannot be written%s. What is missing there was not printed."
                            .formatted(reason.isEmpty() ? "" : ": " + reason));
            quiet = reason.toLowerCase(Locale.ROOT).contains("broken pipe") || isPipe();
        }

        /** What strerror says depends on the language. */
        private static boolean isPipe() {
            try {
                String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
                return target.startsWith("pipe:") || target.startsWith("socket:");
            } catch (IOException | UnsupportedOperationException notLinux) {
                return false;
            }
        }

        /**
         * Whether the reader of a pipe has seen enough, as {@code head} does: no news for a user.
         */
        public boolean isQuiet() {
            return quiet;
        }

        public int exitCode() {
            return quiet ? READER_HAS_GONE : ExitCode.SYSTEM;
        }
    }
}
