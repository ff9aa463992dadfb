package sharelock.random;

import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The instructions that touch nothing but locals and operand stack. */
final class Arithmetic implements Opcodes {
    private Arithmetic() {}

    /** Executes an instruction; false when it is none of these. */
    static boolean execute(Frame frame, AbstractInsnNode node, Function<String, Failed> failure) {
        int opcode = node.getOpcode();
        if (node instanceof VarInsnNode variable) {
            if (opcode <= ALOAD) frame.push(frame.locals[variable.var]);
            else frame.locals[variable.var] = frame.pop();
        } else if (node instanceof IincInsnNode increment) {
            frame.locals[increment.var] = (Integer) frame.locals[increment.var] + increment.incr;
        } else if (node instanceof IntInsnNode constant) {
            frame.push(constant.operand);
        } else if (node instanceof LdcInsnNode constant) {
            frame.push(constant.cst instanceof String text ? text.intern() : constant.cst);
        } else if (node instanceof JumpInsnNode jump) {
            if (jumps(frame, opcode)) go(frame, jump.label);
        } else if (node instanceof TableSwitchInsnNode table) {
            int index = frame.popInt() - table.min;
            boolean inside = index >= 0 && index < table.labels.size();
            go(frame, inside ? table.labels.get(index) : table.dflt);
        } else if (node instanceof LookupSwitchInsnNode lookup) {
            int index = lookup.keys.indexOf(frame.popInt());
            go(frame, index >= 0 ? lookup.labels.get(index) : lookup.dflt);
        } else if (opcode <= LCONST_1) {
            constant(frame, opcode);
        } else if (opcode <= SWAP) {
            stack(frame, opcode);
        } else {
            return calculates(frame, opcode, failure);
        }
        return true;
    }

    private static void go(Frame frame, LabelNode label) {
        frame.at = frame.method.instructions.indexOf(label);
    }

    private static void constant(Frame frame, int opcode) {
        if (opcode == ACONST_NULL) frame.push(null);
        else if (opcode >= LCONST_0) frame.push((long) (opcode - LCONST_0));
        else if (opcode >= ICONST_M1) frame.push(opcode - ICONST_0);
    }

    private static void stack(Frame frame, int opcode) {
        if (opcode == POP || (opcode == POP2 && frame.peek(0) instanceof Long)) {
            frame.pop();
        } else if (opcode == POP2) {
            frame.pop();
            frame.pop();
        } else if (opcode == SWAP) {
            frame.duplicate(1, 1);
            frame.pop();
        } else {
            boolean two = opcode >= DUP2 && !(frame.peek(0) instanceof Long);
            int count = two ? 2 : 1;
            int words = (opcode - DUP) % 3;
            boolean longBelow = words == 2 && frame.peek(count) instanceof Long;
            frame.duplicate(count, longBelow ? 1 : words);
        }
    }

    private static boolean jumps(Frame frame, int opcode) {
        if (opcode == GOTO) return true;
        if (opcode == IFNULL || opcode == IFNONNULL) {
            return frame.pop() == null == (opcode == IFNULL);
        }
        if (opcode == IF_ACMPEQ || opcode == IF_ACMPNE) {
            Object right = frame.pop();
            return right == frame.pop() == (opcode == IF_ACMPEQ);
        }
        int right = opcode >= IF_ICMPEQ ? frame.popInt() : 0;
        int left = frame.popInt();
        return switch (opcode) {
            case IFEQ, IF_ICMPEQ -> left == right;
            case IFNE, IF_ICMPNE -> left != right;
            case IFLT, IF_ICMPLT -> left < right;
            case IFGE, IF_ICMPGE -> left >= right;
            case IFGT, IF_ICMPGT -> left > right;
            case IFLE, IF_ICMPLE -> left <= right;
            default -> throw new IllegalStateException("jump " + opcode);
        };
    }

    private static boolean calculates(Frame frame, int opcode, Function<String, Failed> failure) {
        switch (opcode) {
            case INEG -> frame.push(-frame.popInt());
            case LNEG -> frame.push(-frame.popLong());
            case I2L -> frame.push((long) frame.popInt());
            case L2I -> frame.push((int) frame.popLong());
            case I2B -> frame.push((int) (byte) frame.popInt());
            case I2S -> frame.push((int) (short) frame.popInt());
            case I2C -> frame.push((int) (char) frame.popInt());
            case LCMP -> {
                long right = frame.popLong();
                frame.push(Long.compare(frame.popLong(), right));
            }
            case LSHL, LSHR, LUSHR -> {
                int by = frame.popInt();
                frame.push(shift(opcode, frame.popLong(), by));
            }
            default -> {
                if (opcode < IADD || opcode > LXOR) return false;
                if (frame.peek(0) instanceof Long) {
                    long right = frame.popLong();
                    boolean divides = opcode == LDIV || opcode == LREM;
                    if (divides && right == 0) throw failure.apply("ArithmeticException");
                    frame.push(longs(opcode, frame.popLong(), right));
                } else {
                    int right = frame.popInt();
                    boolean divides = opcode == IDIV || opcode == IREM;
                    if (divides && right == 0) throw failure.apply("ArithmeticException");
                    frame.push(ints(opcode, frame.popInt(), right));
                }
            }
        }
        return true;
    }

    private static long shift(int opcode, long value, int by) {
        if (opcode == LSHL) return value << by;
        return opcode == LSHR ? value >> by : value >>> by;
    }

    private static int ints(int opcode, int left, int right) {
        return switch (opcode) {
            case IADD -> left + right;
            case ISUB -> left - right;
            case IMUL -> left * right;
            case IDIV -> left / right;
            case IREM -> left % right;
            case ISHL -> left << right;
            case ISHR -> left >> right;
            case IUSHR -> left >>> right;
            case IAND -> left & right;
            case IOR -> left | right;
            case IXOR -> left ^ right;
            default -> throw new IllegalStateException("opcode " + opcode);
        };
    }

    private static long longs(int opcode, long left, long right) {
        return switch (opcode) {
            case LADD -> left + right;
            case LSUB -> left - right;
            case LMUL -> left * right;
            case LDIV -> left / right;
            case LREM -> left % right;
            case LAND -> left & right;
            case LOR -> left | right;
            case LXOR -> left ^ right;
            default -> throw new IllegalStateException("opcode " + opcode);
        };
    }
}
