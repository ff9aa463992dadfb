package sharelock.compile.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instruction in the control-flow graph of a {@link Program}.
 *
 * @param instruction what it does
 * @param next number of the node after it; -1 where control ends
 * @param other where a {@link Instruction.Branch} goes when it is false; else -1
 * @param position number of the position before this node if it is a visible operation; else -1
 * @param origin where it comes from
 */
public record Node(Instruction instruction, int next, int other, int position, Origin origin) {

    /** Numbers of the nodes that control can go to. */
    public List<Integer> successors() {
        return instruction.successors(next, other);
    }

    /** The node as one line, given the number of the node below it. */
    String line(int below) {
        String where = position < 0 ? "     " : "%4d:".formatted(position);
        String jump = next < 0 || next == below ? "" : " -> " + next;
        if (instruction instanceof Instruction.Branch) jump += " else -> " + other;
        return "%s %-50s // %s".formatted(where, instruction + jump, origin);
    }

    @Override
    public String toString() {
        return line(-1).strip();
    }

    /**
     * Where in the model an instruction comes from.
     *
     * @param file name of the source file
     * @param type binary name of the class
     * @param method name of the method; for the body of a lambda that of the method around it
     * @param line source line
     * @param text the operation as the model writes it, e.g. {@code mm.lock.lock()}
     * @param caller the call through which the method was inlined; null in {@code run()}
     */
    public record Origin(
            String file,
            String type,
            String method,
            int line,
            String text,
            @Nullable Origin caller) {

        /**
         * The origin a reader of the model wants to see: the innermost that is no kernel primitive.
         */
        public Origin inModel() {
            Origin at = this;
            while (at.type.startsWith("sharelock.") && at.caller != null) at = at.caller;
            return at;
        }

        @Override
        public String toString() {
            return file + ":" + line;
        }
    }
}
