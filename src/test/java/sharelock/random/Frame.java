package sharelock.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * An activation of a method: where it stands, its locals, its operand stack, who called it. A long
 * takes one place, so that each place holds an Integer, a Long or a reference.
 */
final class Frame {
    final ClassNode owner;
    final MethodNode method;
    final @Nullable Frame caller;
    final Object[] locals;
    int at;
    private final Object[] stack;
    private int size;

    Frame(ClassNode owner, MethodNode method, @Nullable Frame caller) {
        this(owner, method, caller, new Object[method.maxLocals], new Object[method.maxStack + 1]);
    }

    private Frame(
            ClassNode owner,
            MethodNode method,
            @Nullable Frame caller,
            Object[] locals,
            Object[] stack) {
        this.owner = owner;
        this.method = method;
        this.caller = caller;
        this.locals = locals;
        this.stack = stack;
    }

    /** A copy of this activation and its callers, which can move on without changing this one. */
    Frame copy() {
        Frame above = caller == null ? null : caller.copy();
        Frame copy = new Frame(owner, method, above, locals.clone(), stack.clone());
        copy.at = at;
        copy.size = size;
        return copy;
    }

    void push(@Nullable Object value) {
        stack[size++] = value;
    }

    @Nullable Object pop() {
        Object value = stack[--size];
        stack[size] = null;
        return value;
    }

    int popInt() {
        return (Integer) pop();
    }

    long popLong() {
        return (Long) pop();
    }

    /** The value {@code depth} places below the top. */
    @Nullable Object peek(int depth) {
        return stack[size - 1 - depth];
    }

    /** Puts a copy of the {@code count} topmost values below the {@code skip} values under them. */
    void duplicate(int count, int skip) {
        Object[] top = Arrays.copyOfRange(stack, size - count, size);
        int bottom = size - count - skip;
        System.arraycopy(stack, bottom, stack, bottom + count, count + skip);
        System.arraycopy(top, 0, stack, bottom, count);
        size += count;
    }

    /** The arguments of a call, taken off the stack, the receiver first. */
    Object[] popArguments(int count) {
        Object[] arguments = new Object[count];
        for (int i = count - 1; i >= 0; i--) arguments[i] = pop();
        return arguments;
    }

    AbstractInsnNode instruction() {
        return method.instructions.get(at);
    }

    /** What tells this activation from others; equal for equal activations. */
    List<Object> key() {
        List<Object> key = new ArrayList<>();
        for (Frame frame = this; frame != null; frame = frame.caller) {
            key.add(frame.method);
            key.add(frame.at);
            key.addAll(ModelHeap.key(Arrays.asList(frame.locals)));
            key.addAll(ModelHeap.key(Arrays.asList(frame.stack).subList(0, frame.size)));
        }
        return key;
    }

    @Override
    public String toString() {
        return owner.name + "." + method.name + ":" + at;
    }
}
