package sharelock.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import sharelock.question.CheckError.ExitCode;

/** Standard output takes nothing any more, so there is no use in going on. */
public final class OutputLost extends RuntimeException {
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

    /** Whether the reader of a pipe has seen enough, as {@code head} does: no news for a user. */
    public boolean isQuiet() {
        return quiet;
    }

    public int exitCode() {
        return quiet ? READER_HAS_GONE : ExitCode.SYSTEM;
    }
}
