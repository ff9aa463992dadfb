package sharelock.compile.read;

import java.util.List;
import java.util.stream.Stream;
import sharelock.compile.ir.Type;

/** Types of the JVM and of the IR. */
final class Types {

    private Types() {}

    /** The IR's type; float and double count as int here, the code that uses them is refused. */
    static Type of(org.objectweb.asm.Type type) {
        return switch (type.getSort()) {
            case org.objectweb.asm.Type.BOOLEAN -> Type.BOOLEAN;
            case org.objectweb.asm.Type.BYTE -> Type.BYTE;
            case org.objectweb.asm.Type.CHAR -> Type.CHAR;
            case org.objectweb.asm.Type.SHORT -> Type.SHORT;
            case org.objectweb.asm.Type.LONG -> Type.LONG;
            case org.objectweb.asm.Type.ARRAY, org.objectweb.asm.Type.OBJECT -> Type.REF;
            default -> Type.INT;
        };
    }

    static Type of(String descriptor) {
        return of(org.objectweb.asm.Type.getType(descriptor));
    }

    /** The types of what a method takes. */
    static List<Type> ofArguments(String descriptor) {
        return Stream.of(org.objectweb.asm.Type.getArgumentTypes(descriptor))
                .map(Types::of)
                .toList();
    }

    /** How the operand stack holds it. */
    static Type onStack(Type type) {
        return type == Type.LONG || type == Type.REF ? type : Type.INT;
    }

    /** The last part of an internal class name, e.g. {@code Mm} of {@code pagetable/Mm}. */
    static String simple(String internalName) {
        String last = internalName.substring(internalName.lastIndexOf('/') + 1);
        return last.substring(last.lastIndexOf('$') + 1);
    }
}
