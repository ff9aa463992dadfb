package sharelock.compile.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;
import sharelock.compile.ir.Type;

/**
 * Which local variable a JVM slot stands for at each instruction.
 *
 * <p>Definitions that reach a common use are one variable (a web of def-use chains; Muchnick,
 * Advanced Compiler Design and Implementation, 16.3.3). Parameters are definitions too.
 */
final class LocalWebs {

    /** Names the definition of each parameter by a node of its own. */
    private static final class WithParameters extends SourceInterpreter {
        private final Map<Integer, LabelNode> parameters = new HashMap<>();

        WithParameters() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue newParameterValue(
                boolean isInstanceMethod, int local, org.objectweb.asm.Type type) {
            LabelNode definition = parameters.computeIfAbsent(local, at -> new LabelNode());
            return new SourceValue(type.getSize(), definition);
        }
    }

    private final MethodNode method;
    private final WithParameters interpreter = new WithParameters();
    private final Frame<SourceValue>[] frames;
    private final Map<AbstractInsnNode, AbstractInsnNode> leaders = new HashMap<>();
    private final Map<AbstractInsnNode, Integer> numbers = new HashMap<>();
    private final List<MethodBody.Variable> variables = new ArrayList<>();
    private final int parameters;

    LocalWebs(String owner, MethodNode method) {
        this.method = method;
        try {
            frames = new Analyzer<>(interpreter).analyze(owner, method);
        } catch (AnalyzerException broken) {
            throw new IllegalStateException(owner + "." + method.name, broken);
        }
        joinUses();
        parameters = numberParameters(owner);
        numberOthers();
    }

    int parameters() {
        return parameters;
    }

    /** All variables so far; the reader adds its temporaries. */
    List<MethodBody.Variable> variables() {
        return variables;
    }

    /** The variable that a load or increment at this place reads. */
    int read(int at, int slot) {
        AbstractInsnNode anyDefinition = frames[at].getLocal(slot).insns.iterator().next();
        return numberOf(anyDefinition);
    }

    /** The variable that a store or increment writes. */
    int written(AbstractInsnNode definition) {
        return numberOf(definition);
    }

    private int numberOf(AbstractInsnNode definition) {
        Integer number = numbers.get(leader(definition));
        if (number == null) throw new IllegalStateException("no variable defined here");
        return number;
    }

    private void joinUses() {
        for (int at = 0; at < frames.length; at++) {
            AbstractInsnNode node = method.instructions.get(at);
            if (frames[at] == null || !reads(node)) continue;
            AbstractInsnNode first = null;
            for (AbstractInsnNode definition : frames[at].getLocal(slotOf(node)).insns) {
                if (first == null) first = definition;
                else leaders.put(leader(definition), leader(first));
            }
        }
    }

    private static boolean reads(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        return (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) || opcode == Opcodes.IINC;
    }

    private static int slotOf(AbstractInsnNode node) {
        return node instanceof IincInsnNode increment ? increment.var : ((VarInsnNode) node).var;
    }

    private AbstractInsnNode leader(AbstractInsnNode definition) {
        AbstractInsnNode at = definition;
        while (true) {
            AbstractInsnNode up = leaders.get(at);
            if (up == null || up == at) return at;
            at = up;
        }
    }

    private int numberParameters(String owner) {
        int slot = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            add(slot++, new MethodBody.Variable(Type.REF, "this"));
        }
        for (org.objectweb.asm.Type type : org.objectweb.asm.Type.getArgumentTypes(method.desc)) {
            String made = "p" + slot + "_" + owner.substring(owner.lastIndexOf('/') + 1);
            LocalVariableNode known = variableAt(slot, 0);
            add(slot, new MethodBody.Variable(Types.of(type), known == null ? made : known.name));
            slot += type.getSize();
        }
        return variables.size();
    }

    private void add(int slot, MethodBody.Variable variable) {
        LabelNode definition = interpreter.parameters.computeIfAbsent(slot, at -> new LabelNode());
        // A parameter that shares its web with another cannot be: they are in different slots.
        numbers.put(leader(definition), variables.size());
        variables.add(variable);
    }

    private void numberOthers() {
        for (int at = 0; at < frames.length; at++) {
            AbstractInsnNode node = method.instructions.get(at);
            int opcode = node.getOpcode();
            boolean stores = opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
            if (frames[at] == null || (!stores && opcode != Opcodes.IINC)) continue;
            if (numbers.containsKey(leader(node))) continue;
            Type type =
                    opcode == Opcodes.LSTORE
                            ? Type.LONG
                            : opcode == Opcodes.ASTORE ? Type.REF : Type.INT;
            numbers.put(leader(node), variables.size());
            String made = MethodBody.TEMPORARY + variables.size();
            LocalVariableNode known = variableAt(slotOf(node), at + 1);
            variables.add(
                    known == null
                            ? new MethodBody.Variable(type, made)
                            : new MethodBody.Variable(Types.of(known.desc), known.name));
        }
    }

    /** The variable of the source that a slot holds behind an instruction, if it is known. */
    private @Nullable LocalVariableNode variableAt(int slot, int at) {
        if (method.localVariables == null) return null;
        for (LocalVariableNode variable : method.localVariables) {
            int start = method.instructions.indexOf(variable.start);
            int end = method.instructions.indexOf(variable.end);
            if (variable.index == slot && start <= at + 1 && at < end) return variable;
        }
        return null;
    }
}
