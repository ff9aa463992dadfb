package sharelock.compile.read;

import static org.objectweb.asm.Opcodes.*;

import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import sharelock.compile.ModelError.Refusals;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Expr.UnaryOp;
import sharelock.compile.ir.Type;
import sharelock.compile.read.Op.FieldRef;
import sharelock.compile.read.Op.Src;

/**
 * Reads one bytecode instruction: what it does to the operand stack and what remains to be done.
 */
final class InstructionReader {
    private static final BinaryOp[] INT_OPS = {
        BinaryOp.IADD, BinaryOp.ISUB, BinaryOp.IMUL, BinaryOp.IDIV, BinaryOp.IREM
    };
    private static final BinaryOp[] LONG_OPS = {
        BinaryOp.LADD, BinaryOp.LSUB, BinaryOp.LMUL, BinaryOp.LDIV, BinaryOp.LREM
    };
    private static final CompareOp[] COMPARISONS = {
        CompareOp.EQ, CompareOp.NE, CompareOp.LT, CompareOp.GE, CompareOp.GT, CompareOp.LE
    };

    private final MethodReader method;
    private final OperandStack stack;
    private final LocalWebs webs;
    private final CallReader calls;

    InstructionReader(MethodReader method, OperandStack stack, LocalWebs webs) {
        this.method = method;
        this.stack = stack;
        this.webs = webs;
        this.calls = new CallReader(method, stack);
    }

    void read(AbstractInsnNode node, int at) {
        int opcode = node.getOpcode();
        if (node instanceof VarInsnNode variable) readVariable(variable, at);
        else if (node instanceof IincInsnNode increment) readIncrement(increment, at);
        else if (node instanceof IntInsnNode number) readNumber(number, at);
        else if (node instanceof LdcInsnNode constant) readConstant(constant.cst, at);
        else if (node instanceof FieldInsnNode field) readField(field);
        else if (node instanceof MethodInsnNode call) calls.read(call);
        else if (node instanceof InvokeDynamicInsnNode dynamic) calls.read(dynamic, at);
        else if (node instanceof TypeInsnNode type) readType(type, at);
        else if (node instanceof JumpInsnNode jump) readJump(jump, at);
        else if (node instanceof TableSwitchInsnNode choice) {
            SortedMap<Integer, Integer> cases = new TreeMap<>();
            for (int i = 0; i < choice.labels.size(); i++) {
                cases.put(choice.min + i, method.instructionOf(choice.labels.get(i)));
            }
            readSwitch(cases, choice.dflt);
        } else if (node instanceof LookupSwitchInsnNode choice) {
            SortedMap<Integer, Integer> cases = new TreeMap<>();
            for (int i = 0; i < choice.labels.size(); i++) {
                cases.put(choice.keys.get(i), method.instructionOf(choice.labels.get(i)));
            }
            readSwitch(cases, choice.dflt);
        } else if (opcode == MULTIANEWARRAY) {
            method.refuse(at, "makes an array", Refusals.NEW);
        } else readPlain(opcode, at);
    }

    private void readVariable(VarInsnNode node, int at) {
        switch (node.getOpcode()) {
            case ILOAD, LLOAD, ALOAD -> {
                int local = webs.read(at, node.var);
                MethodBody.Variable variable = webs.variables().get(local);
                stack.push(new Src.Local(local), variable.type(), variable.name());
            }
            case ISTORE, LSTORE, ASTORE -> {
                int local = webs.written(node);
                OperandStack.Entry value = stack.pop();
                method.addMoves(stack.saveFrom(local));
                String name = webs.variables().get(local).name();
                method.add(new Op.Move(local, value.src()), name + " = " + value.text());
            }
            default -> method.refuse(at, "uses a floating-point number", Refusals.FLOATING);
        }
    }

    private void readIncrement(IincInsnNode node, int at) {
        int from = webs.read(at, node.var);
        int to = webs.written(node);
        method.addMoves(stack.saveFrom(to));
        String name = webs.variables().get(to).name();
        Src amount = new Src.Num(Type.INT, node.incr);
        method.add(
                new Op.Binary(to, BinaryOp.IADD, new Src.Local(from), amount),
                name + " += " + node.incr);
    }

    private void readNumber(IntInsnNode node, int at) {
        if (node.getOpcode() == NEWARRAY) method.refuse(at, "makes an array", Refusals.NEW);
        else pushInt(node.operand);
    }

    private void pushInt(int value) {
        stack.push(new Src.Num(Type.INT, value), Type.INT, Integer.toString(value));
    }

    private void readConstant(Object value, int at) {
        if (value instanceof Integer number) pushInt(number);
        else if (value instanceof Long number) {
            stack.push(new Src.Num(Type.LONG, number), Type.LONG, number + "L");
        } else if (value instanceof String text) {
            stack.push(new Src.Text(text), Type.REF, '"' + text + '"');
        } else if (value instanceof Float || value instanceof Double) {
            method.refuse(at, "uses a floating-point number", Refusals.FLOATING);
        } else {
            method.refuse(at, "uses a class as a value", Refusals.REFLECTION);
        }
    }

    private void readField(FieldInsnNode node) {
        FieldRef field = new FieldRef(node.owner, node.name, node.desc);
        Type type = Types.of(node.desc);
        switch (node.getOpcode()) {
            case GETSTATIC -> {
                String text = node.name.startsWith("$") ? "" : node.name;
                int to = stack.fresh(type);
                method.add(new Op.GetStatic(to, field), text);
                stack.push(new Src.Local(to), type, text);
            }
            case PUTSTATIC -> {
                OperandStack.Entry value = stack.pop();
                method.add(
                        new Op.PutStatic(field, value.src()),
                        node.name + " = " + stored(value, type));
            }
            case GETFIELD -> {
                OperandStack.Entry object = stack.pop();
                String text = member(object.text(), node.name);
                int to = stack.fresh(type);
                method.add(new Op.GetField(to, object.src(), field), text);
                stack.push(new Src.Local(to), type, text);
            }
            default -> {
                OperandStack.Entry value = stack.pop();
                OperandStack.Entry object = stack.pop();
                method.add(
                        new Op.PutField(object.src(), field, value.src()),
                        member(object.text(), node.name) + " = " + stored(value, type));
            }
        }
    }

    /** Bytecode has numbers for false and true. */
    private static String stored(OperandStack.Entry value, Type type) {
        String text = value.text();
        if (type != Type.BOOLEAN) return text;
        return text.equals("0") ? "false" : text.equals("1") ? "true" : text;
    }

    /** What the source calls a member: {@code this} and outer instances go without saying. */
    static String member(String object, String name) {
        if (name.startsWith("this$")) return "this";
        String plain = name.startsWith("val$") ? name.substring(4) : name;
        return object.equals("this") ? plain : object + "." + plain;
    }

    private void readType(TypeInsnNode node, int at) {
        switch (node.getOpcode()) {
            case NEW -> {
                int to = stack.fresh(Type.REF);
                method.add(new Op.NewError(to, node.desc), "new " + Types.simple(node.desc));
                stack.push(new Src.Local(to), Type.REF, "new " + Types.simple(node.desc));
            }
            case CHECKCAST -> {
                OperandStack.Entry value = stack.pop();
                int to = stack.fresh(Type.REF);
                method.add(new Op.Cast(to, value.src(), node.desc), value.text());
                stack.push(new Src.Local(to), Type.REF, value.text());
            }
            case INSTANCEOF -> {
                OperandStack.Entry value = stack.pop();
                int to = stack.fresh(Type.INT);
                String text = value.text() + " instanceof " + Types.simple(node.desc);
                method.add(new Op.InstanceOf(to, value.src(), node.desc), text);
                stack.push(new Src.Local(to), Type.INT, text);
            }
            default -> method.refuse(at, "makes an array", Refusals.NEW);
        }
    }

    private void readJump(JumpInsnNode node, int at) {
        int opcode = node.getOpcode();
        int target = method.instructionOf(node.label);
        if (opcode == GOTO) {
            method.spill(target);
            method.add(new Op.Goto(target), "");
        } else if (opcode == JSR) {
            method.refuse(at, "uses a subroutine of old class files", Refusals.TRY);
        } else if (opcode >= IF_ICMPEQ && opcode <= IF_ACMPNE) {
            CompareOp op = COMPARISONS[(opcode - IF_ICMPEQ) % 6];
            OperandStack.Entry right = stack.pop();
            jumpIf(op, stack.pop(), right, target);
        } else if (opcode == IFNULL || opcode == IFNONNULL) {
            CompareOp op = opcode == IFNULL ? CompareOp.EQ : CompareOp.NE;
            jumpIf(
                    op,
                    stack.pop(),
                    new OperandStack.Entry(new Src.Null(), Type.REF, "null"),
                    target);
        } else {
            OperandStack.Entry zero =
                    new OperandStack.Entry(new Src.Num(Type.INT, 0), Type.INT, "0");
            jumpIf(COMPARISONS[opcode - IFEQ], stack.pop(), zero, target);
        }
    }

    /**
     * Javac jumps around the body of an if when its condition is false, so the condition that a
     * reader knows is the negated one.
     */
    private void jumpIf(
            CompareOp op, OperandStack.Entry left, OperandStack.Entry right, int target) {
        method.spill(target);
        boolean withZero = right.src().equals(new Src.Num(Type.INT, 0));
        String text = left.text() + " " + op.negated().symbol() + " " + right.text();
        if (withZero && isBoolean(left)) {
            if (op == CompareOp.EQ) text = left.text();
            else if (op == CompareOp.NE) text = "!" + inner(left.text());
        }
        method.add(new Op.If(op, left.src(), right.src(), target), text);
    }

    private boolean isBoolean(OperandStack.Entry entry) {
        return entry.src() instanceof Src.Local local
                && webs.variables().get(local.index()).type() == Type.BOOLEAN;
    }

    private void readSwitch(SortedMap<Integer, Integer> cases, LabelNode otherwise) {
        OperandStack.Entry value = stack.pop();
        method.spill(method.instructionOf(otherwise));
        method.add(
                new Op.Switch(value.src(), cases, method.instructionOf(otherwise)),
                "switch (" + value.text() + ")");
    }

    private void readPlain(int opcode, int at) {
        if (opcode == NOP || opcode == POP) {
            if (opcode == POP) stack.pop();
        } else if (opcode == ACONST_NULL) stack.push(new Src.Null(), Type.REF, "null");
        else if (opcode >= ICONST_M1 && opcode <= ICONST_5) pushInt(opcode - ICONST_0);
        else if (opcode == LCONST_0 || opcode == LCONST_1)
            readConstant((long) opcode - LCONST_0, at);
        else if (opcode == POP2) stack.popWords2();
        else if (opcode >= DUP && opcode <= DUP_X2) stack.duplicate(1, opcode - DUP);
        else if (opcode >= DUP2 && opcode <= DUP2_X2) stack.duplicate(2, opcode - DUP2);
        else if (opcode == SWAP) {
            OperandStack.Entry top = stack.pop();
            OperandStack.Entry below = stack.pop();
            stack.push(top);
            stack.push(below);
        } else if (opcode >= IALOAD && opcode <= SALOAD) readElement(opcode, at);
        else if (opcode >= IASTORE && opcode <= SASTORE) writeElement(opcode, at);
        else if (opcode == ARRAYLENGTH) {
            OperandStack.Entry array = stack.pop();
            int to = stack.fresh(Type.INT);
            method.add(new Op.Length(to, array.src()), array.text() + ".length");
            stack.push(new Src.Local(to), Type.INT, array.text() + ".length");
        } else if (opcode == ATHROW) {
            OperandStack.Entry error = stack.pop();
            method.add(new Op.Throw(error.src()), "throw " + error.text());
        } else if (opcode == RETURN) method.add(new Op.Return(null), "return");
        else if (opcode == IRETURN || opcode == LRETURN || opcode == ARETURN) {
            OperandStack.Entry value = stack.pop();
            method.add(new Op.Return(value.src()), "return " + value.text());
        } else if (opcode == MONITORENTER || opcode == MONITOREXIT) {
            method.refuse(at, "uses synchronized", Refusals.SYNCHRONIZED);
        } else readArithmetic(opcode, at);
    }

    private void readElement(int opcode, int at) {
        Type type =
                switch (opcode) {
                    case LALOAD -> Type.LONG;
                    case AALOAD -> Type.REF;
                    case FALOAD, DALOAD -> Type.BOOLEAN;
                    default -> Type.INT;
                };
        if (type == Type.BOOLEAN) {
            method.refuse(at, "uses a floating-point number", Refusals.FLOATING);
            return;
        }
        OperandStack.Entry index = stack.pop();
        OperandStack.Entry array = stack.pop();
        String text =
                array.text().isEmpty() // the synthetic table of a switch on an enum
                        ? index.text().replace(".ordinal()", "")
                        : array.text() + "[" + index.text() + "]";
        int to = stack.fresh(type);
        method.add(new Op.GetElement(to, array.src(), index.src(), type), text);
        stack.push(new Src.Local(to), type, text);
    }

    private void writeElement(int opcode, int at) {
        if (opcode == FASTORE || opcode == DASTORE) {
            method.refuse(at, "uses a floating-point number", Refusals.FLOATING);
            return;
        }
        OperandStack.Entry value = stack.pop();
        OperandStack.Entry index = stack.pop();
        OperandStack.Entry array = stack.pop();
        method.add(
                new Op.PutElement(array.src(), index.src(), value.src()),
                array.text() + "[" + index.text() + "] = " + value.text());
    }

    private void readArithmetic(int opcode, int at) {
        if (opcode >= IADD && opcode <= DREM) {
            int kind = (opcode - IADD) % 4;
            if (kind == 0) binary(INT_OPS[(opcode - IADD) / 4]);
            else if (kind == 1) binary(LONG_OPS[(opcode - IADD) / 4]);
            else method.refuse(at, "uses a floating-point number", Refusals.FLOATING);
            return;
        }
        switch (opcode) {
            case INEG -> unary(UnaryOp.INEG);
            case LNEG -> unary(UnaryOp.LNEG);
            case ISHL -> binary(BinaryOp.ISHL);
            case LSHL -> binary(BinaryOp.LSHL);
            case ISHR -> binary(BinaryOp.ISHR);
            case LSHR -> binary(BinaryOp.LSHR);
            case IUSHR -> binary(BinaryOp.IUSHR);
            case LUSHR -> binary(BinaryOp.LUSHR);
            case IAND -> binary(BinaryOp.IAND);
            case LAND -> binary(BinaryOp.LAND);
            case IOR -> binary(BinaryOp.IOR);
            case LOR -> binary(BinaryOp.LOR);
            case IXOR -> binary(BinaryOp.IXOR);
            case LXOR -> binary(BinaryOp.LXOR);
            case LCMP -> binary(BinaryOp.LCMP);
            case I2L -> unary(UnaryOp.I2L);
            case L2I -> unary(UnaryOp.L2I);
            case I2B -> unary(UnaryOp.I2B);
            case I2C -> unary(UnaryOp.I2C);
            case I2S -> unary(UnaryOp.I2S);
            default -> method.refuse(at, "uses a floating-point number", Refusals.FLOATING);
        }
    }

    private void binary(BinaryOp op) {
        OperandStack.Entry right = stack.pop();
        OperandStack.Entry left = stack.pop();
        String text = inner(left.text()) + " " + op.symbol() + " " + inner(right.text());
        int to = stack.fresh(op.type());
        method.add(new Op.Binary(to, op, left.src(), right.src()), text);
        stack.push(new Src.Local(to), op.type(), text);
    }

    private void unary(UnaryOp op) {
        OperandStack.Entry value = stack.pop();
        String text = op.symbol() + inner(value.text());
        int to = stack.fresh(op.type());
        method.add(new Op.Unary(to, op, value.src()), text);
        stack.push(new Src.Local(to), op.type(), text);
    }

    private static String inner(String text) {
        return text.contains(" ") ? "(" + text + ")" : text;
    }
}
