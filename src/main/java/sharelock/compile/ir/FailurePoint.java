package sharelock.compile.ir;

/**
 * A way in which a step or a property can fail.
 *
 * @param number index in {@link ModelProgram#failures}
 * @param kind what kind of failure it is
 * @param rule name of the kernel rule that is broken, e.g. {@code use-after-free}, or the simple
 *     name of the exception's class
 * @param message the message of the exception, with {@code \1} for each value that is only known
 *     when it fails (the values of {@link Instruction.Fail}, in order)
 * @param origin the line
 */
public record FailurePoint(int number, Kind kind, String rule, String message, Origin origin) {

    /** Kinds of failures that a step can end in. */
    public enum Kind {
        /** {@code assert} or {@code throw new AssertionError}. */
        ASSERTION,
        /** An exception that Java itself throws: null, index, division, class cast. */
        EXCEPTION,
        /** A rule of {@code sharelock.kernel}. */
        RULE
    }
}
