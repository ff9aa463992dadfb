package sharelock.compile.ir;

import java.util.List;

/**
 * One memory cell of the model: a non-final field of one object, or one array element, that some
 * task writes or that is read at a computed number. All other fields are constants. Cells of the
 * same field of the objects of a class, and the elements of an array, have consecutive numbers.
 *
 * @param number index in {@link ModelProgram#cells}
 * @param name path from the model, e.g. {@code parent.table} or {@code level[2]}
 * @param type its declared type
 * @param initial the value after construction
 * @param least the smallest value that was found to be stored there as a constant, or initially
 * @param greatest the greatest; other values may still come while the search runs
 * @param names what its values are called from {@code least} upwards; empty for plain numbers
 * @param group cells of one group are used alike (same field, same array) and should be laid out
 *     side by side with one width; their numbers are consecutive
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
