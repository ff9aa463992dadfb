package sharelock.compile.lint;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Values with the types that the class file gives them; Object where two of them meet. */
final class StaticTypes extends BasicInterpreter {
    StaticTypes() {
        super(Opcodes.ASM9);
    }

    @Override
    public @Nullable BasicValue newValue(@Nullable Type type) {
        if (type != null && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY)) {
            return new BasicValue(type);
        }
        return super.newValue(type);
    }

    @Override
    public @Nullable BasicValue binaryOperation(
            AbstractInsnNode node, BasicValue first, BasicValue second) throws AnalyzerException {
        Type array = first.getType();
        boolean known = array != null && array.getSort() == Type.ARRAY;
        if (node.getOpcode() == Opcodes.AALOAD && known) {
            return new BasicValue(Type.getType(array.getDescriptor().substring(1)));
        }
        return super.binaryOperation(node, first, second);
    }

    @Override
    public BasicValue merge(BasicValue first, BasicValue second) {
        if (first.equals(second)) return first;
        if (!first.isReference() || !second.isReference()) return BasicValue.UNINITIALIZED_VALUE;
        if (first.equals(newValue(NULL_TYPE))) return second;
        return second.equals(newValue(NULL_TYPE)) ? first : BasicValue.REFERENCE_VALUE;
    }
}
