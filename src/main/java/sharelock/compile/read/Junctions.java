package sharelock.compile.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Where the basic blocks of a method meet. Blocks that one jump can lead to are one junction: they
 * find the operand stack in the same locals.
 */
final class Junctions {
    private final BitSet targets = new BitSet();
    private final int[] leaders;

    Junctions(MethodNode method) {
        leaders = new int[method.instructions.size() + 1];
        for (int i = 0; i < leaders.length; i++) leaders[i] = i;
        for (AbstractInsnNode node : method.instructions) {
            List<LabelNode> labels = labels(node);
            for (LabelNode label : labels) {
                int target = method.instructions.indexOf(label);
                targets.set(target);
                leaders[leader(target)] = leader(method.instructions.indexOf(labels.get(0)));
            }
        }
    }

    private static List<LabelNode> labels(AbstractInsnNode node) {
        List<LabelNode> labels = new ArrayList<>();
        if (node instanceof JumpInsnNode jump) labels.add(jump.label);
        else if (node instanceof TableSwitchInsnNode choice) {
            labels.addAll(choice.labels);
            labels.add(choice.dflt);
        } else if (node instanceof LookupSwitchInsnNode choice) {
            labels.addAll(choice.labels);
            labels.add(choice.dflt);
        }
        return labels;
    }

    /** Whether some jump leads to an instruction. */
    boolean isTarget(int instruction) {
        return targets.get(instruction);
    }

    /** The junction of an instruction that begins a block. */
    int of(int instruction) {
        return leader(instruction);
    }

    private int leader(int instruction) {
        int at = instruction;
        while (leaders[at] != at) at = leaders[at];
        return at;
    }
}
