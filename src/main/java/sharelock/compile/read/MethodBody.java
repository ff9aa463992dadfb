package sharelock.compile.read;

import java.util.BitSet;
import java.util.List;
import sharelock.compile.ModelError.Refusals;
import sharelock.compile.ir.Type;
import sharelock.compile.read.Op.MethodRef;

/**
 * One method as three-address code over local variables.
 *
 * <p>A local is what a Java reader calls a variable between its definitions and their uses, so a
 * JVM slot that holds two variables of two scopes becomes two locals. The first locals are the
 * parameters, {@code this} included.
 *
 * @param method the method
 * @param file name of the source file
 * @param parameters number of parameters, {@code this} included
 * @param locals every local; a local's number is its index
 * @param code the operations; targets of jumps are indexes of it
 * @param lines the source line of each operation
 * @param texts each operation as the model writes it
 * @param assigned the locals that some operation assigns
 */
public record MethodBody(
        MethodRef method,
        String file,
        int parameters,
        List<Variable> locals,
        List<Op> code,
        List<Integer> lines,
        List<String> texts,
        BitSet assigned) {

    /** What the names of locals begin with that have none in the source. */
    public static final String TEMPORARY = "$";

    /** Whether there is no bytecode to read. */
    public boolean isNative() {
        return code.get(0) instanceof Op.Refused refused
                && refused.remedy().equals(Refusals.NATIVE);
    }

    /**
     * @param type its type; narrow types are known for parameters only
     * @param name its name in the source, or a made-up one
     */
    public record Variable(Type type, String name) {}
}
