package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;

/** A method that is too large says so before its class is written. */
class SizedMethodTest {
    private static final int MOST = 0xffff;

    @Test
    void theFirstInstructionThatCannotFitIsRefused() {
        ClassWriter writer = new ClassWriter(0);
        SizedMethod method =
                new SizedMethod(writer.visitMethod(0, "m", "()V", null, null), "Owner", "m", "()V");
        for (int i = 0; i < MOST; i++) method.visitVarInsn(Opcodes.ILOAD, 1);
        assertThatThrownBy(() -> method.visitVarInsn(Opcodes.ILOAD, 1))
                .isInstanceOf(MethodTooLargeException.class)
                .hasMessage("Method too large: Owner.m ()V");
    }
}
