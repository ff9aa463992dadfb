package sharelock.compile.ir;

import java.util.BitSet;

/**
 * Which cell an instruction reads or writes: a constant number, or a number computed at run time
 * that is known to be one of {@code cells}.
 *
 * @param cell number of the cell
 * @param cells every number that {@code cell} can be
 * @param text the access as the model writes it, e.g. {@code table.sharers}
 */
public record Place(Operand cell, BitSet cells, String text) {

    @Override
    public String toString() {
        return text + "@" + cell;
    }
}
