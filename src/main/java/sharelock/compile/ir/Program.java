package sharelock.compile.ir;

import java.util.List;

/**
 * One task or one property, inlined and specialised: a flat control-flow graph over variables.
 *
 * <p>A task stands either at a position (before the visible node that carries its number), or is
 * dormant, or has finished. A step runs from one position's node, that node included, along nodes
 * without a position, until it reaches a node with one or {@link Instruction.Finish}. Between
 * {@link Instruction.Enter} and {@link Instruction.Exit} no node has a position.
 *
 * @param name name of the task, or of the property's class
 * @param entry number of the first node
 * @param nodes the graph
 * @param variables every variable; a variable's index is its index here
 * @param positions number of positions; 0 for a property
 * @param live for each position the variables whose value is needed later, in order of index
 * @param startsDormant whether the task waits for {@code start()}
 * @param daemon whether the task may wait for ever
 */
public record Program(
        String name,
        int entry,
        List<Node> nodes,
        List<Operand.Var> variables,
        int positions,
        List<List<Operand.Var>> live,
        boolean startsDormant,
        boolean daemon) {

    /** The node of each position, by position. */
    public int[] positionNodes() {
        int[] at = new int[positions];
        for (int i = 0; i < nodes.size(); i++) {
            int position = nodes.get(i).position();
            if (position >= 0) at[position] = i;
        }
        return at;
    }

    /** The graph, one line for each node. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(" enters at ").append(entry);
        for (int i = 0; i < nodes.size(); i++) {
            text.append("\n%5d %s".formatted(i, nodes.get(i).line(i + 1)));
        }
        return text.append('\n').toString();
    }
}
