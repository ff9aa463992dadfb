package sharelock.random;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Runs one task of a model, instruction by instruction, over the cells of its heap. */
final class OracleTask implements Opcodes {
    private static final String STEPS = "sharelock/model/Steps";
    private static final int MAX_INSTRUCTIONS = 100_000;

    /** A lambda and what it has captured. */
    private record Lambda(Handle body, Object[] captured) {}

    /** An object that a task makes to throw it. */
    private static final class Thrown {
        final String type;
        String said = "";

        Thrown(String type) {
            this.type = type;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Thrown that && type.equals(that.type) && said.equals(that.said);
        }

        @Override
        public int hashCode() {
            return type.hashCode() + said.hashCode();
        }
    }

    /** A string that is put together: never the same as another. */
    private record Made(String text) {}

    private final ModelHeap heap;
    private final Object[] memory;
    private final Branching branching;
    private @Nullable Frame top;
    private @Nullable Object returned;
    private @Nullable AbstractInsnNode current;
    private int executed;

    OracleTask(ModelHeap heap, Object[] memory, Branching branching) {
        this.heap = heap;
        this.memory = memory;
        this.branching = branching;
    }

    @Nullable Frame top() {
        return top;
    }

    void resume(Frame frame) {
        top = frame;
    }

    /** Enters a method of an object. */
    void call(Object receiver, String name, String descriptor) {
        enter(receiver.getClass().getName().replace('.', '/'), name, descriptor, receiver);
    }

    /** What a property answers in a state: true, false, or that it threw. */
    static Object answer(ModelHeap heap, Object[] memory, Object property) {
        OracleTask run = new OracleTask(heap, memory.clone(), new Branching());
        String model = heap.model().getClass().getName().replace('.', '/');
        String type = property.getClass().getName().replace('.', '/');
        try {
            run.enter(type, "holds", "(L" + model + ";)Z", property, heap.model());
            while (run.top != null) run.execute(run.top);
            return run.returned.equals(1);
        } catch (Failed failed) {
            return EngineRun.THREW;
        }
    }

    /** Runs what nobody else can see, up to the next visible operation or the end. */
    void toNextVisible() {
        while (top != null && !isVisible(top)) execute(top);
    }

    /** Takes the visible operation before which the task stands; false when it is disabled. */
    boolean visibleStep() {
        Frame frame = top;
        if (!(frame.instruction() instanceof MethodInsnNode call)) {
            execute(frame);
            return true;
        }
        current = call;
        frame.at++;
        boolean enabled = step(frame, call);
        top = frame;
        return enabled;
    }

    private boolean step(Frame frame, MethodInsnNode call) {
        switch (call.name) {
            case "choose" -> frame.push(branching.choose(frame.popInt()));
            case "await" -> {
                return (Integer) run(frame.pop()) != 0;
            }
            case "when" -> {
                Object body = frame.pop();
                if ((Integer) run(frame.pop()) == 0) return false;
                run(body);
            }
            case "atomically" -> {
                Object result = run(frame.pop());
                if (!call.desc.endsWith("V")) frame.push(result);
            }
            default -> throw new IllegalStateException(call.name);
        }
        return true;
    }

    /** Runs a lambda from its beginning to its end, and gives its result. */
    private @Nullable Object run(Object lambda) {
        Handle body = ((Lambda) lambda).body();
        top = null;
        Object[] captured = ((Lambda) lambda).captured();
        invoke(body.getTag() == H_INVOKESTATIC ? INVOKESTATIC : INVOKESPECIAL, body, captured);
        while (top != null) execute(top);
        return returned;
    }

    private void invoke(int opcode, Handle method, Object[] arguments) {
        String from =
                opcode == INVOKESTATIC || opcode == INVOKESPECIAL
                        ? method.getOwner()
                        : receiverType(method, arguments[0]);
        enter(from, method.getName(), method.getDesc(), arguments);
    }

    private String receiverType(Handle method, @Nullable Object receiver) {
        if (receiver == null) throw failure("NullPointerException");
        MethodNode resolved = declared(heap.code(method.getOwner()), method);
        if (resolved != null && (resolved.access & ACC_PRIVATE) != 0) return method.getOwner();
        return receiver.getClass().getName().replace('.', '/');
    }

    private static @Nullable MethodNode declared(ClassNode type, Handle method) {
        for (MethodNode candidate : type.methods) {
            if (candidate.name.equals(method.getName())
                    && candidate.desc.equals(method.getDesc())) {
                return candidate;
            }
        }
        return null;
    }

    private void enter(String from, String name, String descriptor, Object... arguments) {
        Handle wanted = new Handle(H_INVOKEVIRTUAL, from, name, descriptor, false);
        for (String type = from; type != null; type = heap.code(type).superName) {
            MethodNode method = declared(heap.code(type), wanted);
            if (method == null || (method.access & ACC_ABSTRACT) != 0) continue;
            Frame frame = new Frame(heap.code(type), method, top);
            int local = 0;
            for (Object argument : arguments) {
                frame.locals[local] = argument;
                local += argument instanceof Long ? 2 : 1;
            }
            top = frame;
            return;
        }
        throw new IllegalStateException("no method " + from + "." + name + descriptor);
    }

    private boolean isVisible(Frame frame) {
        AbstractInsnNode node = frame.instruction();
        int opcode = node.getOpcode();
        if (node instanceof MethodInsnNode call) {
            return call.owner.equals(STEPS) && !call.name.equals("ghost");
        }
        if (opcode == GETFIELD || opcode == PUTFIELD) {
            FieldInsnNode field = (FieldInsnNode) node;
            return !heap.isFinal(field.owner, field.name);
        }
        if (opcode >= IALOAD && opcode <= SALOAD) return heap.has(frame.peek(1));
        if (opcode >= IASTORE && opcode <= SASTORE) return heap.has(frame.peek(2));
        return false;
    }

    private void execute(Frame frame) {
        if (++executed > MAX_INSTRUCTIONS) throw new IllegalStateException("endless loop");
        AbstractInsnNode node = frame.instruction();
        current = node;
        frame.at++;
        int opcode = node.getOpcode();
        if (opcode < 0) return;
        if (node instanceof FieldInsnNode field) field(frame, field);
        else if (node instanceof MethodInsnNode call) call(frame, call);
        else if (node instanceof InvokeDynamicInsnNode lambda) lambda(frame, lambda);
        else if (node instanceof TypeInsnNode type) type(frame, type);
        else if (opcode >= IALOAD && opcode <= SALOAD) load(frame);
        else if (opcode >= IASTORE && opcode <= SASTORE) store(frame);
        else if (opcode == ARRAYLENGTH) frame.push(Array.getLength(notNull(frame.pop())));
        else if (opcode >= IRETURN && opcode <= RETURN) leave(frame, opcode);
        else if (opcode == ATHROW) throw thrown(frame.pop());
        else if (!Arithmetic.execute(frame, node, this::failure)) {
            throw new IllegalStateException("opcode " + opcode);
        }
    }

    private void leave(Frame frame, int opcode) {
        returned = opcode == RETURN ? null : frame.pop();
        top = frame.caller;
        if (top != null && opcode != RETURN) top.push(returned);
    }

    private Failed thrown(@Nullable Object error) {
        Thrown thrown = (Thrown) notNull(error);
        return failure(thrown.type.substring(thrown.type.lastIndexOf('/') + 1), thrown.said);
    }

    private void field(Frame frame, FieldInsnNode field) {
        switch (field.getOpcode()) {
            case GETSTATIC ->
                    frame.push(
                            field.name.equals("$assertionsDisabled")
                                    ? Integer.valueOf(0)
                                    : heap.constant(field.owner, field.name));
            case GETFIELD -> frame.push(read(notNull(frame.pop()), field.name));
            case PUTFIELD -> {
                Object value = frame.pop();
                memory[heap.cell(notNull(frame.pop()), field.name)] = value;
            }
            default -> throw new IllegalStateException("a task writes " + field.name);
        }
    }

    /** A field of an enum constant is no part of the heap; nobody writes it. */
    private Object read(Object owner, String name) {
        return heap.has(owner) ? memory[heap.cell(owner, name)] : heap.constantOf(owner, name);
    }

    private void load(Frame frame) {
        int index = frame.popInt();
        Object array = inBounds(frame.pop(), index);
        frame.push(
                heap.has(array)
                        ? memory[heap.cell(array, Integer.toString(index))]
                        : ModelHeap.normal(Array.get(array, index)));
    }

    private void store(Frame frame) {
        Object value = frame.pop();
        int index = frame.popInt();
        Object array = inBounds(frame.pop(), index);
        memory[heap.cell(array, Integer.toString(index))] = value;
    }

    private Object inBounds(@Nullable Object array, int index) {
        if (index < 0 || index >= Array.getLength(notNull(array))) {
            throw failure("ArrayIndexOutOfBoundsException");
        }
        return array;
    }

    private void call(Frame frame, MethodInsnNode call) {
        if (call.owner.equals(STEPS) && call.name.equals("ghost")) {
            run(frame.pop());
            top = frame;
            return;
        }
        if (call.owner.equals(STEPS)) {
            if (!call.name.equals("choose")) throw new IllegalStateException("steps are nested");
            frame.push(branching.choose(frame.popInt()));
            return;
        }
        int count = Type.getArgumentTypes(call.desc).length;
        if (call.getOpcode() != INVOKESTATIC) count++;
        Object[] arguments = frame.popArguments(count);
        if (call.name.equals("<init>") && arguments[0] instanceof Thrown made) {
            if (count > 1) made.said = said(arguments[1], Type.getArgumentTypes(call.desc)[0]);
            return;
        }
        if (call.name.equals("name") && arguments[0] instanceof Enum<?> constant) {
            frame.push(constant.name());
            return;
        }
        if (call.owner.equals("java/lang/String")) {
            frame.push(valueOf(arguments[0], Type.getArgumentTypes(call.desc)[0]));
            return;
        }
        if (call.name.equals("ordinal") && count == 1) {
            frame.push(((Enum<?>) notNull(arguments[0])).ordinal());
            return;
        }
        Handle method = new Handle(H_INVOKEVIRTUAL, call.owner, call.name, call.desc, call.itf);
        if (call.getOpcode() != INVOKESTATIC) notNull(arguments[0]);
        invoke(call.getOpcode(), method, arguments);
    }

    private void lambda(Frame frame, InvokeDynamicInsnNode lambda) {
        int count = Type.getArgumentTypes(lambda.desc).length;
        Object[] captured = frame.popArguments(count);
        boolean isText = lambda.bsm.getName().equals("makeConcatWithConstants");
        frame.push(
                isText
                        ? new Made(concatenated(lambda, captured))
                        : new Lambda((Handle) lambda.bsmArgs[1], captured));
    }

    private String concatenated(InvokeDynamicInsnNode node, Object[] values) {
        StringBuilder text = new StringBuilder();
        int value = 0;
        int constant = 1;
        for (char c : ((String) node.bsmArgs[0]).toCharArray()) {
            if (c != '\1') {
                String words = c == '\2' ? node.bsmArgs[constant++].toString() : "" + c;
                text.append(words);
                continue;
            }
            text.append(said(values[value], Type.getArgumentTypes(node.desc)[value]));
            value++;
        }
        return text.toString();
    }

    private String said(@Nullable Object value, Type type) {
        if (value instanceof Made made) return made.text();
        if (type.getSort() == Type.BOOLEAN) return value.equals(0) ? "false" : "true";
        if (type.getSort() == Type.CHAR) return Character.toString((Integer) value);
        return heap.said(value);
    }

    private Object valueOf(@Nullable Object value, Type type) {
        if (value == null) return "null";
        if (value instanceof String || value instanceof Made) return value;
        return value instanceof Enum<?> constant ? constant.name() : new Made(said(value, type));
    }

    private boolean isInstance(String type, @Nullable Object value) {
        if (value instanceof Made) return heap.type(type).isAssignableFrom(String.class);
        return heap.type(type).isInstance(value);
    }

    private void type(Frame frame, TypeInsnNode type) {
        switch (type.getOpcode()) {
            case NEW -> frame.push(new Thrown(type.desc));
            case INSTANCEOF -> frame.push(isInstance(type.desc, frame.pop()) ? 1 : 0);
            case CHECKCAST -> {
                Object value = frame.peek(0);
                if (value != null && !isInstance(type.desc, value)) {
                    throw failure("ClassCastException");
                }
            }
            default -> throw new IllegalStateException("a task makes an array");
        }
    }

    private Object notNull(@Nullable Object value) {
        if (value == null) throw failure("NullPointerException");
        return value;
    }

    private Failed failure(String exception) {
        return failure(exception, null);
    }

    private Failed failure(String exception, @Nullable String said) {
        AbstractInsnNode node = current;
        while (node != null && !(node instanceof LineNumberNode)) node = node.getPrevious();
        return new Failed(exception, node == null ? 0 : ((LineNumberNode) node).line, said);
    }
}
