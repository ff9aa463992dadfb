package sharelock;

import sharelock.compile.ModelError;

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
        return new CheckError(ExitCode.CONFIG, message);
    }

    /** A model does what cannot be compiled. */
    static CheckError model(ModelError refused) {
        return new CheckError(ExitCode.MODEL, String.valueOf(refused.getMessage()), refused);
    }

    /** The machine does not give what is needed: memory, disk. */
    public static CheckError system(String message, Throwable cause) {
        return new CheckError(ExitCode.SYSTEM, message, cause);
    }

    public int exitCode() {
        return exitCode;
    }
}
