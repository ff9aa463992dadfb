package sharelock.compile.emit;

import static org.objectweb.asm.Opcodes.GOTO;

import java.util.List;
import java.util.function.IntConsumer;
import org.objectweb.asm.Label;
import sharelock.compile.ir.Operand;

/** Code that branches on the number of a task. */
final class TaskChoice {
    private TaskChoice() {}

    /** Emits {@code body} for each task that the operand can be; each falls out at the end. */
    static void choose(
            Code code, Values values, Operand task, List<Integer> tasks, IntConsumer body) {
        if (task instanceof Operand.Const constant) {
            body.accept((int) constant.value());
            return;
        }
        int[] keys = tasks.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        Label[] labels = new Label[keys.length];
        for (int i = 0; i < keys.length; i++) labels[i] = new Label();
        Label end = new Label();
        values.pushInt(task);
        code.lookupSwitch(keys, labels[0], labels);
        for (int i = 0; i < keys.length; i++) {
            code.label(labels[i]);
            body.accept(keys[i]);
            code.jump(GOTO, end);
        }
        code.label(end);
    }
}
