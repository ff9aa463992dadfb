package sharelock.compile.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import sharelock.compile.ModelError.Refusals;

/** One pass over the code of a method. */
final class CodeScan extends MethodVisitor {
    private static final String UNLINKED =
            "Java PathFinder does not link it and ends the thread without a word. Write %s.";
    private static final String ADAPTED =
            "Java PathFinder does not box, widen or drop what goes in and out of a method reference, and takes one for the other. Write a lambda.";
    private static final String TWO_TYPES =
            "Java PathFinder makes one class of both. Write a lambda in one of the places.";

    private static final String SHARED =
            "Two models in one JVM would share it. Make it a field of the model.";

    private final ClassScan type;
    private final Library library;
    private final String method;

    /** What is refused of the method as a whole, until its first line is known. */
    private final List<String[]> ofMethod = new ArrayList<>();

    /** A class that the code has as a value, until the next instruction tells what for. */
    private @Nullable Type classValue;

    private int line;

    CodeScan(ClassScan type, Library library, String method) {
        super(Opcodes.ASM9);
        this.type = type;
        this.library = library;
        this.method = method;
    }

    void refuseAll(String what, String remedy) {
        ofMethod.add(new String[] {what, remedy});
    }

    void usesLock() {
        if (!library.ownThreads()) refuseAll("has a synchronized method", Refusals.SYNCHRONIZED);
    }

    private Where here() {
        return Where.in(type.file(), line, type.name(), method);
    }

    private void refuse(String what, String remedy) {
        type.refuse(here(), what, remedy);
    }

    /** Also because it can run what no class file shows. */
    private void refuseBoth(String what, String remedy) {
        refuse(what, remedy);
        type.refuseOutside(here(), what, remedy);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        type.annotate(descriptor, method.equals("<init>") ? "a constructor" : method);
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(
            int parameter, String descriptor, boolean visible) {
        type.annotate(descriptor, "a parameter of " + method);
        return null;
    }

    private void settle() {
        for (String[] each : ofMethod) refuse(each[0], each[1]);
        ofMethod.clear();
    }

    private void use(String internalName) {
        type.use(internalName, here());
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
        settle();
    }

    @Override
    public void visitEnd() {
        useClassValue();
        settle();
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.MONITORENTER && !library.ownThreads()) {
            refuse("uses synchronized", Refusals.SYNCHRONIZED);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String internalName) {
        use(internalName);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        use(Type.getType(descriptor).getInternalName());
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        use(owner);
        type.refer(Type.getType(descriptor));
        String what = "uses " + Pathfinder.shown(owner) + "." + name;
        String outside = Outside.refusal(owner, name, descriptor);
        if (outside != null) type.refuseOutside(here(), what, outside);
        boolean initialises = method.equals("<clinit>") && owner.equals(type.name());
        if (opcode == Opcodes.PUTSTATIC && !initialises) {
            type.refuseOutside(here(), "writes the static field " + name, SHARED);
        }
        String remedy = library.refusal(owner, name, descriptor);
        if (remedy != null) refuse(what, remedy);
    }

    @Override
    public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
        // Asking whether assertions are on names the outermost class, but does not use it.
        if (name.equals("desiredAssertionStatus")) classValue = null;
        useClassValue();
        call(owner, name, descriptor);
    }

    private void call(String owner, String name, String descriptor) {
        use(owner);
        type.refer(Type.getMethodType(descriptor));
        String shown = Pathfinder.shown(owner);
        String what = name.equals("<init>") ? "makes a " + shown : "calls " + shown + "." + name;
        String outside = Outside.refusal(owner, name, descriptor);
        if (outside != null) type.refuseOutside(here(), what, outside);
        String remedy = library.refusal(owner, name, descriptor);
        if (remedy != null) refuse(what, remedy);
    }

    @Override
    public void visitLdcInsn(Object value) {
        useClassValue();
        if (value instanceof ConstantDynamic) {
            refuseBoth(
                    "uses a constant that is linked at run time",
                    UNLINKED.formatted("the constant"));
        }
        if (value instanceof Type constant) classValue = constant;
    }

    private void useClassValue() {
        if (classValue != null) type.refer(classValue);
        classValue = null;
    }

    @Override
    public void visitInvokeDynamicInsn(
            String name, String descriptor, Handle factory, Object... arguments) {
        type.refer(Type.getMethodType(descriptor));
        switch (factory.getOwner()) {
            case "java/lang/invoke/LambdaMetafactory" -> function(name, descriptor, arguments);
            case "java/lang/invoke/StringConcatFactory" -> {}
            case "java/lang/runtime/ObjectMethods" -> type.generate(name);
            case "java/lang/runtime/SwitchBootstraps" ->
                    refuse("switches over types", UNLINKED.formatted("if and instanceof"));
            default ->
                    refuseBoth(
                            "uses a call that is linked at run time",
                            UNLINKED.formatted("an ordinary call"));
        }
    }

    private void function(String name, String descriptor, Object... arguments) {
        Handle body = (Handle) arguments[1];
        call(body.getOwner(), body.getName(), body.getDesc());
        String functional = Type.getReturnType(descriptor).getClassName();
        String reference = body.getOwner().replace('/', '.') + "::" + body.getName();
        String as = "uses %s as a %s".formatted(reference, functional);
        int captured = Type.getArgumentTypes(descriptor).length;
        if (!fits((Type) arguments[0], body, captured)) refuse(as, ADAPTED);
        String other = type.usedFor(Arrays.toString(arguments), functional + "." + name);
        if (other != null) {
            String before = other.substring(0, other.lastIndexOf('.'));
            refuse(as + " and as a " + before, TWO_TYPES);
        }
    }

    /** Whether values go as they are from the interface's method to the body and back. */
    private static boolean fits(Type asked, Handle body, int captured) {
        List<Type> taken = new ArrayList<>(List.of(Type.getArgumentTypes(body.getDesc())));
        Type owner = Type.getObjectType(body.getOwner());
        boolean makes = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (!makes && body.getTag() != Opcodes.H_INVOKESTATIC) taken.add(0, owner);
        Type[] given = asked.getArgumentTypes();
        for (int i = 0; i < given.length; i++) {
            if (kind(given[i]) != kind(taken.get(captured + i))) return false;
        }
        Type answer = makes ? owner : Type.getReturnType(body.getDesc());
        Type wanted = asked.getReturnType();
        // An answer of one word that nobody wants does no harm.
        if (wanted.getSort() == Type.VOID) return answer.getSize() < 2;
        return kind(wanted) == kind(answer);
    }

    private static char kind(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> 'J';
            case Type.FLOAT -> 'F';
            case Type.DOUBLE -> 'D';
            case Type.OBJECT, Type.ARRAY -> 'L';
            default -> 'I';
        };
    }
}
