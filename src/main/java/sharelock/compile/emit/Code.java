package sharelock.compile.emit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;

/**
 * The bytecode of one method, its local variables, and blocks that are rarely run, which come last.
 */
final class Code implements Opcodes {
    static final String SYSTEM = "sharelock/compile/emit/EmittedSystem";
    static final String OUT = "sharelock/system/Successors";

    private final MethodVisitor method;
    private final List<Runnable> late = new ArrayList<>();
    private int locals;

    /** The parameters take the first {@code parameters} local variables. */
    Code(MethodVisitor method, int parameters) {
        this.method = method;
        this.locals = parameters;
        method.visitCode();
    }

    int newInt() {
        return locals++;
    }

    int newLong() {
        locals += 2;
        return locals - 2;
    }

    /** A block to be placed behind all others; nothing falls into it. */
    void late(Runnable block) {
        late.add(block);
    }

    /** Ends the method and answers its length in bytes, once the class is written. */
    Label end() {
        for (int i = 0; i < late.size(); i++) late.get(i).run();
        Label end = new Label();
        method.visitLabel(end);
        method.visitMaxs(0, 0);
        method.visitEnd();
        return end;
    }

    void op(int opcode) {
        method.visitInsn(opcode);
    }

    void local(int opcode, int variable) {
        method.visitVarInsn(opcode, variable);
    }

    void increment(int variable) {
        method.visitIincInsn(variable, 1);
    }

    void jump(int opcode, Label to) {
        method.visitJumpInsn(opcode, to);
    }

    void label(Label here) {
        method.visitLabel(here);
    }

    void line(int line) {
        if (line <= 0) return;
        Label here = new Label();
        method.visitLabel(here);
        method.visitLineNumber(line, here);
    }

    void push(int value) {
        if (value >= -1 && value <= 5) {
            method.visitInsn(ICONST_0 + value);
        } else if (value == (byte) value) {
            method.visitIntInsn(BIPUSH, value);
        } else if (value == (short) value) {
            method.visitIntInsn(SIPUSH, value);
        } else {
            method.visitLdcInsn(value);
        }
    }

    void push(long value) {
        if (value == 0 || value == 1) {
            method.visitInsn(value == 0 ? LCONST_0 : LCONST_1);
        } else if (value == (short) value) {
            push((int) value);
            method.visitInsn(I2L);
        } else {
            method.visitLdcInsn(value);
        }
    }

    void push(String text) {
        method.visitLdcInsn(text);
    }

    /** Pushes a constant with the width of a type. */
    void push(Operand.Const constant) {
        if (constant.type() == Type.LONG) {
            push(constant.value());
        } else {
            push((int) constant.value());
        }
    }

    void tableSwitch(int first, Label otherwise, Label... labels) {
        method.visitTableSwitchInsn(first, first + labels.length - 1, otherwise, labels);
    }

    void lookupSwitch(int[] keys, Label otherwise, Label[] labels) {
        method.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    void call(String name, String descriptor) {
        method.visitMethodInsn(INVOKEVIRTUAL, OUT, name, descriptor, false);
    }

    void callOwn(String owner, String name, String descriptor) {
        method.visitMethodInsn(INVOKEVIRTUAL, owner, name, descriptor, false);
    }

    void callSystem(String name, String descriptor) {
        method.visitMethodInsn(INVOKEVIRTUAL, SYSTEM, name, descriptor, false);
    }

    void callStatic(String name, String descriptor) {
        method.visitMethodInsn(INVOKESTATIC, SYSTEM, name, descriptor, false);
    }

    void field(String name, String descriptor) {
        method.visitFieldInsn(GETFIELD, SYSTEM, name, descriptor);
    }
}
