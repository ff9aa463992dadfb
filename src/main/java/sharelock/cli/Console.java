package sharelock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command prints.
 *
 * @param out results
 * @param err everything else
 * @param terminal whether a person watches {@code err}
 * @param width columns of a line
 * @param colours whether to use them
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal, int width, boolean colours) {
    private static final int WIDEST = 100;
    private static final int NARROWEST = 80;

    /** The console of this process. */
    static Console ofProcess(Map<String, String> environment) {
        Optional<String> out = terminalSize(1);
        String plain = environment.getOrDefault("NO_COLOR", "");
        return new Console(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                terminalSize(2).isPresent(),
                out.isPresent() && columns(out.get()) < WIDEST ? NARROWEST : WIDEST,
                out.isPresent() && plain.isEmpty());
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

    void error(String message) {
        err.println("sharelock: " + message);
    }

    String red(String text) {
        return colours ? "\u001b[31m" + text + "\u001b[0m" : text;
    }

    String green(String text) {
        return colours ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    /** The text in lines that are indented; each ends with a line feed, and empty text has none. */
    String paragraph(String text, int indent) {
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
}
