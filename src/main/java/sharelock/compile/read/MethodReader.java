package sharelock.compile.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import sharelock.compile.ModelError.Refusals;
import sharelock.compile.ir.Type;
import sharelock.compile.read.Op.MethodRef;

/**
 * Turns one method into three-address code, block by block, simulating the operand stack.
 *
 * <p>Jumps are translated with the numbers of bytecode instructions as targets, which become
 * numbers of operations at the end.
 */
final class MethodReader {
    private final ClassNode owner;
    private final MethodNode method;
    private final @Nullable Frame<BasicValue>[] frames;
    private final LocalWebs webs;
    private final OperandStack stack;
    private final List<Op> code = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Integer, Integer> opOfInstruction = new HashMap<>();
    private final Junctions junctions;
    private int line;

    MethodReader(ClassNode owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
        try {
            frames = new Analyzer<>(new BasicInterpreter()).analyze(owner.name, method);
        } catch (AnalyzerException broken) {
            throw new IllegalStateException(owner.name + "." + method.name, broken);
        }
        webs = new LocalWebs(owner.name, method);
        stack = new OperandStack(webs.variables());
        junctions = new Junctions(method);
    }

    MethodBody read() {
        refuseWholeMethod();
        InstructionReader reader = new InstructionReader(this, stack, webs);
        boolean open = false;
        for (int at = 0; at < method.instructions.size(); at++) {
            AbstractInsnNode instruction = method.instructions.get(at);
            if (instruction instanceof LineNumberNode number) line = number.line;
            if (frames[at] == null) {
                open = false;
                continue;
            }
            if (junctions.isTarget(at) || !open) {
                if (open) spill(at);
                restart(at);
            }
            opOfInstruction.put(at, code.size());
            if (instruction.getOpcode() >= 0) reader.read(instruction, at);
            open = !endsBlock(instruction.getOpcode());
        }
        resolveTargets();
        return body();
    }

    /** Adds an operation. */
    void add(Op op, String text) {
        code.add(op);
        lines.add(line);
        texts.add(text);
    }

    /** Leaves the stack where the instruction at {@code target} will look for it. */
    void spill(int target) {
        addMoves(stack.spill(junctions.of(target)));
    }

    void addMoves(List<Op.Move> moves) {
        moves.forEach(move -> add(move, ""));
    }

    /** Refuses an instruction and goes on as if it had done what the JVM does. */
    void refuse(int at, String what, String remedy) {
        add(new Op.Refused(what, remedy), what);
        if (at + 1 < frames.length && frames[at + 1] != null) restart(at + 1);
    }

    int instructionOf(LabelNode label) {
        return method.instructions.indexOf(label);
    }

    private void refuseWholeMethod() {
        line = firstLine();
        if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            add(new Op.Refused("is a native method", Refusals.NATIVE), method.name);
        }
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            add(new Op.Refused("is a synchronized method", Refusals.SYNCHRONIZED), method.name);
        } else if (!method.tryCatchBlocks.isEmpty() && !hasMonitors()) {
            int start = method.instructions.indexOf(method.tryCatchBlocks.get(0).start);
            line = lineAt(start);
            add(new Op.Refused("uses try", Refusals.TRY), "try");
        }
    }

    private boolean hasMonitors() {
        for (AbstractInsnNode node : method.instructions) {
            if (node.getOpcode() == Opcodes.MONITORENTER) return true;
        }
        return false;
    }

    private int firstLine() {
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof LineNumberNode number) return number.line;
        }
        return 0;
    }

    private int lineAt(int instruction) {
        int found = 0;
        for (int at = 0; at < method.instructions.size(); at++) {
            if (method.instructions.get(at) instanceof LineNumberNode number) {
                found = number.line;
                if (at >= instruction) return found;
            }
        }
        return found;
    }

    private static boolean endsBlock(int opcode) {
        return opcode == Opcodes.GOTO
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH
                || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
                || opcode == Opcodes.ATHROW;
    }

    private void restart(int at) {
        Frame<BasicValue> frame = frames[at];
        List<Type> types = new ArrayList<>();
        for (int i = 0; frame != null && i < frame.getStackSize(); i++) {
            types.add(Types.onStack(Types.of(frame.getStack(i).getType())));
        }
        stack.restart(junctions.of(at), types);
    }

    private void resolveTargets() {
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof Op.Jump jump) code.set(i, jump.resolved(this::target));
        }
    }

    private int target(int instruction) {
        Integer op = opOfInstruction.get(instruction);
        if (op == null) throw new IllegalStateException("jump into dead code");
        return op;
    }

    private MethodBody body() {
        BitSet assigned = new BitSet();
        for (Op op : code) {
            if (op.to() >= 0) assigned.set(op.to());
        }
        return new MethodBody(
                new MethodRef(owner.name, method.name, method.desc),
                owner.sourceFile == null ? owner.name + ".class" : owner.sourceFile,
                webs.parameters(),
                List.copyOf(webs.variables()),
                List.copyOf(code),
                List.copyOf(lines),
                List.copyOf(texts),
                assigned);
    }
}
