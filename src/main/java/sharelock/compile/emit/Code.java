package sharelock.compile.emit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The bytecode of one method, its local variables, and blocks that are rarely run, which come last.
 */
final class Code implements Opcodes {
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

    void tableSwitch(int first, Label otherwise, Label... labels) {
        method.visitTableSwitchInsn(first, first + labels.length - 1, otherwise, labels);
    }

    void lookupSwitch(int[] keys, Label otherwise, Label[] labels) {
        method.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    /** Calls a method that is not emitted. */
    void call(Method called) {
        boolean isStatic = Modifier.isStatic(called.getModifiers());
        method.visitMethodInsn(
                isStatic ? INVOKESTATIC : INVOKEVIRTUAL,
                Type.getInternalName(called.getDeclaringClass()),
                called.getName(),
                Type.getMethodDescriptor(called),
                false);
    }

    /** Calls a method of an emitted class. */
    void callOwn(String owner, String name, String descriptor) {
        method.visitMethodInsn(INVOKEVIRTUAL, owner, name, descriptor, false);
    }

    /** Reads a field of the object on the stack. */
    void field(Field read) {
        method.visitFieldInsn(
                GETFIELD,
                Type.getInternalName(read.getDeclaringClass()),
                read.getName(),
                Type.getDescriptor(read.getType()));
    }
}
