package sharelock.compile.emit;

import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import sharelock.system.Stopped;

/** A method that says as early as it can that it is too large, and not when its heap is full. */
final class SizedMethod extends MethodVisitor {
    private static final int MOST_BYTES = 0xffff;
    private static final int OFTEN = 1 << 12;

    private final String owner;
    private final String name;
    private final String descriptor;
    private int instructions;

    SizedMethod(MethodVisitor method, String owner, String name, String descriptor) {
        super(Opcodes.ASM9, method);
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Most instructions; each takes a byte at least. */
    @Override
    public void visitVarInsn(int opcode, int variable) {
        if (++instructions % OFTEN == 0) Stopped.ifAsked();
        if (instructions > MOST_BYTES) {
            throw new MethodTooLargeException(owner, name, descriptor, instructions);
        }
        super.visitVarInsn(opcode, variable);
    }
}
