package sharelock.question;

import java.util.Collection;
import java.util.List;
import sharelock.compile.ModelError;
import sharelock.result.OneLine;

/** A check cannot be run. The message says what, where and what to write instead. */
public final class CheckError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CheckError(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    private CheckError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** A check file, trace file, class or option is wrong. */
    public static CheckError config(String message) {
        return new CheckError(ExitCode.CONFIG, OneLine.of(message));
    }

    /** A model does what cannot be compiled. */
    public static CheckError model(ModelError refused) {
        String message = OneLine.of(String.valueOf(refused.getMessage()));
        return new CheckError(ExitCode.MODEL, message, refused);
    }

    /** A budget is used up. */
    public static CheckError incomplete(String message) {
        return new CheckError(ExitCode.INCOMPLETE, message);
    }

    /** The machine is not what is needed, or is used by others meanwhile. */
    public static CheckError system(String message) {
        return new CheckError(ExitCode.SYSTEM, message);
    }

    /** The machine does not give what is needed: memory, disk. */
    public static CheckError system(String message, Throwable cause) {
        return new CheckError(ExitCode.SYSTEM, message, cause);
    }

    /** The same, of something that is read from a file. */
    public CheckError at(String file) {
        String message = file + ": " + getMessage();
        return getCause() == null
                ? new CheckError(exitCode, message)
                : new CheckError(exitCode, message, getCause());
    }

    public int exitCode() {
        return exitCode;
    }

    /** The codes with which the command ends; TLC's where TLC has one. */
    public static final class ExitCode {
        public static final int OK = 0;

        /** No verdict: a budget cut the search. */
        public static final int INCOMPLETE = 20;

        /** The run proved nothing. */
        public static final int NOTHING_PROVED = 21;

        /** A model cannot be compiled. */
        public static final int MODEL = 150;

        public static final int CONFIG = 151;

        public static final int SYSTEM = 153;

        /** A bug in Sharelock. */
        public static final int BUG = 255;

        private static final List<Integer> GRAVEST_FIRST =
                List.of(BUG, SYSTEM, CONFIG, MODEL, 14, 12, 13, 11, NOTHING_PROVED, INCOMPLETE);

        private ExitCode() {}

        /** The code of a run whose parts ended with {@code codes}. */
        public static int of(Collection<Integer> codes) {
            return GRAVEST_FIRST.stream().filter(codes::contains).findFirst().orElse(OK);
        }
    }
}
