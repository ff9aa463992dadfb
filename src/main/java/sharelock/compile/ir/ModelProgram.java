package sharelock.compile.ir;

import java.util.List;
import sharelock.compile.ir.Node.Origin;

/**
 * A model after specialisation: its memory, tasks and properties.
 *
 * @param name the model's class
 * @param cells the memory; a cell's number is its index here
 * @param tasks one program for each task; a task's number is its index here
 * @param properties one program for each property; a property's number is its index here
 * @param failures every failure point; a failure's number is its index here
 * @param objects what the object with each number is called, 0 being {@code null}
 */
public record ModelProgram(
        String name,
        List<Cell> cells,
        List<Program> tasks,
        List<Program> properties,
        List<FailurePoint> failures,
        List<String> objects) {

    /**
     * One memory cell of the model: a non-final field of one object, or one array element, that
     * some task writes or that is read at a computed number. All other fields are constants. Cells
     * of the same field of the objects of a class, and the elements of an array, have consecutive
     * numbers.
     *
     * @param number index in {@link ModelProgram#cells}
     * @param name path from the model, e.g. {@code parent.table} or {@code level[2]}
     * @param type its declared type
     * @param initial the value after construction
     * @param least the smallest value that was found to be stored there as a constant, or initially
     * @param greatest the greatest; other values may still come while the search runs
     * @param names what its values are called from {@code least} upwards; empty for plain numbers
     * @param group cells of one group are used alike (same field, same array) and should be laid
     *     out side by side with one width; their numbers are consecutive
     * @param bookkeeping whether it serves the vocabulary and says nothing to a reader of the model
     */
    public record Cell(
            int number,
            String name,
            Type type,
            long initial,
            long least,
            long greatest,
            List<String> names,
            int group,
            boolean bookkeeping) {}

    /**
     * A way in which a step or a property can fail.
     *
     * @param number index in {@link ModelProgram#failures}
     * @param kind what kind of failure it is
     * @param rule name of the kernel rule that is broken, e.g. {@code use-after-free}, or the
     *     simple name of the exception's class
     * @param message the message of the exception as a {@link Recipe}, with a hole for each value
     *     that is only known when it fails (the values of {@link Instruction.Fail}, in order)
     * @param origin the line
     */
    public record FailurePoint(int number, Cause kind, String rule, String message, Origin origin) {

        /** Kinds of failures that a step can end in. */
        public enum Cause {
            /** {@code assert} or {@code throw new AssertionError}. */
            ASSERTION,
            /** An exception that Java itself throws: null, index, division, class cast. */
            EXCEPTION,
            /** A rule of {@code sharelock.kernel}. */
            RULE
        }
    }
}
