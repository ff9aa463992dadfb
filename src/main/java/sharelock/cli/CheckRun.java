package sharelock.cli;

import java.util.Optional;
import java.util.function.Consumer;
import sharelock.Check.Options;
import sharelock.CheckFile;
import sharelock.Checker;
import sharelock.Checker.Outcome;

/** Runs one check after another, and shows how far each has come. */
final class CheckRun {
    private final Checker checker;
    private final Options options;
    private final Console console;
    private final ProgressLine.Mode progress;

    CheckRun(Checker checker, Options options, Console console, ProgressLine.Mode progress) {
        this.checker = checker;
        this.options = options;
        this.console = console;
        this.progress = progress;
    }

    /**
     * Runs a check.
     *
     * @param name what the progress line calls it
     * @param failed told why, if it could not be run; then there is no outcome
     */
    Optional<Outcome> run(String name, CheckFile check, Consumer<Failed> failed) {
        ProgressLine line = new ProgressLine(name, console, progress);
        try {
            Outcome outcome = checker.check(check, options, line);
            line.clear();
            return Optional.of(outcome);
        } catch (RuntimeException | Error thrown) {
            line.clear();
            boolean full = thrown instanceof OutOfMemoryError;
            String message = Main.message(thrown) + (full ? line.reached() : "");
            console.error(message);
            failed.accept(new Failed(message, Main.code(thrown)));
            return Optional.empty();
        }
    }

    /**
     * Why a check could not be run.
     *
     * @param message as the user has been told
     * @param code the exit code
     */
    record Failed(String message, int code) {}
}
