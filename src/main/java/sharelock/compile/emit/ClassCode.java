package sharelock.compile.emit;

import static org.objectweb.asm.Opcodes.*;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import sharelock.compile.ir.ModelProgram.Cell;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.TransitionSystem;

/**
 * One emitted class: methods for the steps of its tasks, and in the main class the initial state
 * and the properties.
 */
final class ClassCode {
    private static final int PAGE = 256;
    private static final String SYSTEM = Type.getInternalName(RuntimeCalls.SYSTEM);

    private final LayoutPlan plan;
    private final String name;
    private final BitSet tasks;
    private final Set<String> interpreted;
    private final List<long[]> tables = new ArrayList<>();
    private final Map<String, Label> ends = new LinkedHashMap<>();
    private final MethodNames names;
    private final ClassWriter writer =
            new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
                @Override
                protected String getCommonSuperClass(String a, String b) {
                    return "java/lang/Object";
                }
            };

    /** The class with the code of some tasks; methods in {@code interpreted} are left out. */
    ClassCode(LayoutPlan plan, String name, BitSet tasks, Set<String> interpreted) {
        this.plan = plan;
        this.name = name;
        this.tasks = tasks;
        this.interpreted = interpreted;
        this.names = new MethodNames(plan.program());
        writer.visit(V17, ACC_FINAL | ACC_SUPER, name, null, SYSTEM, null);
        String model = plan.program().name();
        writer.visitSource(model.substring(model.lastIndexOf('.') + 1) + ".java", null);
        constructor();
        successors();
        enter();
        tasks.stream().forEach(this::task);
    }

    /** Adds the initial state and the properties. */
    void main() {
        initial();
        observe();
    }

    byte[] bytes() {
        return writer.toByteArray();
    }

    long[][] tables() {
        return tables.toArray(long[][]::new);
    }

    /** Bytes of each method, once {@link #bytes} has been called. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        ends.forEach((method, end) -> sizes.put(method, end.getOffset()));
        return sizes;
    }

    private MethodVisitor method(int access, String method, String descriptor) {
        MethodVisitor code = writer.visitMethod(access, method, descriptor, null, null);
        return new SizedMethod(code, name, method, descriptor);
    }

    /** A method that overrides one of the superclass. */
    private MethodVisitor method(int access, Method overridden) {
        return method(access, overridden.getName(), Type.getMethodDescriptor(overridden));
    }

    private void constructor() {
        String descriptor = RuntimeCalls.constructorDescriptor();
        MethodVisitor method = method(0, "<init>", descriptor);
        method.visitCode();
        for (int i = 0; i < 4; i++) method.visitVarInsn(ALOAD, i);
        method.visitMethodInsn(INVOKESPECIAL, SYSTEM, "<init>", descriptor, false);
        method.visitInsn(RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private interface Case {
        void emit(int number);
    }

    /** Branches on the int in a local variable, from 0 up; each case ends by itself. */
    private static void dispatch(Code code, int of, int cases, Case body, Runnable otherwise) {
        Label none = new Label();
        Label[] labels = new Label[cases];
        for (int i = 0; i < cases; i++) labels[i] = new Label();
        if (cases > 0) {
            code.local(ILOAD, of);
            code.tableSwitch(0, none, labels);
        }
        for (int i = 0; i < cases; i++) {
            code.label(labels[i]);
            body.emit(i);
        }
        code.label(none);
        otherwise.run();
    }

    private static void pushAll(Code code, int... typesAndLocals) {
        for (int i = 0; i < typesAndLocals.length; i += 2) {
            code.local(typesAndLocals[i], typesAndLocals[i + 1]);
        }
    }

    private void pushOwner(Code code, int task) {
        code.local(ALOAD, 0);
        code.field(RuntimeCalls.PARTS);
        code.push(task);
        code.op(AALOAD);
    }

    private void successors() {
        Code code = new Code(method(ACC_PUBLIC, RuntimeCalls.SUCCESSORS), 5);
        dispatch(
                code,
                1,
                plan.program().tasks().size(),
                task -> {
                    if (tasks.get(task)) {
                        pushAll(code, ALOAD, 0, ALOAD, 2, ILOAD, 3, ALOAD, 4);
                        code.callOwn(name, names.task(task), RuntimeCalls.STEP);
                    } else {
                        pushOwner(code, task);
                        pushAll(code, ILOAD, 1, ALOAD, 2, ILOAD, 3, ALOAD, 4);
                        code.call(RuntimeCalls.SUCCESSORS);
                    }
                    code.op(RETURN);
                },
                () -> code.op(RETURN));
        ends.put("successors", code.end());
    }

    private void enter() {
        Code code = new Code(method(0, RuntimeCalls.ENTER), 4);
        dispatch(
                code,
                1,
                plan.program().tasks().size(),
                task -> {
                    callEntry(code, task, 2, 3);
                    code.op(IRETURN);
                },
                () -> {
                    code.push(-1);
                    code.op(IRETURN);
                });
        ends.put("enter", code.end());
    }

    private void callEntry(Code code, int task, int words, int base) {
        String entry = names.entry(task);
        if (!tasks.get(task)) {
            pushOwner(code, task);
            code.push(task);
            pushAll(code, ALOAD, words, ILOAD, base);
            code.call(RuntimeCalls.ENTER);
        } else if (interpreted.contains(entry)) {
            code.local(ALOAD, 0);
            code.push(task);
            pushAll(code, ALOAD, words, ILOAD, base);
            code.call(RuntimeCalls.INTERPRET_ENTRY);
        } else {
            pushAll(code, ALOAD, 0, ALOAD, words, ILOAD, base);
            code.callOwn(name, entry, RuntimeCalls.PREDICATE);
        }
    }

    private void task(int task) {
        Program program = plan.program().tasks().get(task);
        positions(task);
        String entry = names.entry(task);
        if (!interpreted.contains(entry)) {
            Code code = new Code(method(ACC_PRIVATE, entry, RuntimeCalls.PREDICATE), 3);
            ends.put(entry, new EntryCode(code, plan, task, tables).emit());
        }
        for (int position = 0; position < program.positions(); position++) {
            String step = names.step(task, position);
            if (interpreted.contains(step)) continue;
            Code code = new Code(method(ACC_PRIVATE, step, RuntimeCalls.STEP), 4);
            StepCode body = new StepCode(code, plan, task, position, tables, this::callEntry);
            ends.put(step, body.emit());
        }
    }

    /** The method that branches on a task's position, in pages if there are many. */
    private void positions(int task) {
        int positions = plan.program().tasks().get(task).positions();
        Code code = new Code(method(ACC_PRIVATE, names.task(task), RuntimeCalls.STEP), 4);
        int position = code.newInt();
        position(code, task, position);
        if (positions <= PAGE) {
            dispatch(code, position, positions, at -> step(code, task, at), () -> code.op(RETURN));
            ends.put(names.task(task), code.end());
            return;
        }
        code.local(ILOAD, position);
        code.push(Integer.numberOfTrailingZeros(PAGE));
        code.op(IUSHR);
        int page = code.newInt();
        code.local(ISTORE, page);
        int pages = (positions + PAGE - 1) / PAGE;
        dispatch(
                code,
                page,
                pages,
                number -> {
                    pushAll(code, ALOAD, 0, ALOAD, 1, ILOAD, 2, ALOAD, 3);
                    code.callOwn(name, names.page(task, number), RuntimeCalls.STEP);
                    code.op(RETURN);
                },
                () -> code.op(RETURN));
        ends.put(names.task(task), code.end());
        for (int number = 0; number < pages; number++) page(task, number);
    }

    private void page(int task, int number) {
        int first = number * PAGE;
        int cases = Math.min(PAGE, plan.program().tasks().get(task).positions() - first);
        String method = names.page(task, number);
        Code code = new Code(method(ACC_PRIVATE, method, RuntimeCalls.STEP), 4);
        int position = code.newInt();
        position(code, task, position);
        code.local(ILOAD, position);
        code.push(first);
        code.op(ISUB);
        code.local(ISTORE, position);
        dispatch(code, position, cases, at -> step(code, task, first + at), () -> code.op(RETURN));
        ends.put(method, code.end());
    }

    /** Reads a task's position into a local variable. */
    private void position(Code code, int task, int local) {
        position(code, 1, 2, task);
        code.local(ISTORE, local);
    }

    /** Pushes a task's position in the state that stands in two local variables. */
    private void position(Code code, int array, int base, int task) {
        BitSet slot = new BitSet();
        slot.set(plan.positionSlot(task));
        StateWords words = new StateWords(code, plan, slot, new BitSet());
        words.load(array, base);
        words.get(plan.positionSlot(task), false);
    }

    private void step(Code code, int task, int position) {
        String step = names.step(task, position);
        code.local(ALOAD, 0);
        boolean slow = interpreted.contains(step);
        if (slow) code.push(task);
        pushAll(code, ALOAD, 1, ILOAD, 2, ALOAD, 3);
        if (slow) code.call(RuntimeCalls.INTERPRET);
        else code.callOwn(name, step, RuntimeCalls.STEP);
        code.op(RETURN);
    }

    private void initial() {
        Code code = new Code(method(ACC_PUBLIC, RuntimeCalls.INITIAL), 2);
        int base = code.newInt();
        int words = code.newInt();
        int failure = code.newInt();
        code.local(ALOAD, 1);
        code.call(RuntimeCalls.BEGIN_ZERO);
        code.local(ISTORE, base);
        code.local(ALOAD, 1);
        code.call(RuntimeCalls.WORDS);
        code.local(ASTORE, words);
        long[] state = initialWords();
        for (int word = 0; word < state.length; word++) {
            if (state[word] == 0) continue;
            pushAll(code, ALOAD, words, ILOAD, base);
            code.push(word);
            code.op(IADD);
            code.push(state[word]);
            code.op(LASTORE);
        }
        Label failed = new Label();
        for (int task = 0; task < plan.program().tasks().size(); task++) {
            if (plan.program().tasks().get(task).startsDormant()) continue;
            callEntry(code, task, words, base);
            code.local(ISTORE, failure);
            code.local(ILOAD, failure);
            code.jump(IFGE, failed);
        }
        pushAll(code, ALOAD, 1);
        code.push(-1);
        code.call(RuntimeCalls.COMMIT);
        code.op(RETURN);
        if (plan.program().tasks().stream().anyMatch(task -> !task.startsDormant())) {
            code.label(failed);
            pushAll(code, ALOAD, 1);
            code.push(-1);
            code.local(ILOAD, failure);
            code.call(RuntimeCalls.FAIL);
            code.op(RETURN);
        }
        ends.put("initial", code.end());
    }

    /** The state before any task has run. */
    private long[] initialWords() {
        long[] state = new long[plan.layout().words()];
        for (Cell cell : plan.program().cells()) {
            plan.slot(cell.number()).put(state, 0, cell.initial());
        }
        for (int task = 0; task < plan.program().tasks().size(); task++) {
            boolean dormant = plan.program().tasks().get(task).startsDormant();
            plan.slot(plan.positionSlot(task)).put(state, 0, dormant ? plan.dormant(task) : 0);
        }
        return state;
    }

    private void observe() {
        int properties = plan.program().properties().size();
        for (int number = 0; number < properties; number++) {
            String method = names.property(number);
            if (interpreted.contains(method)) continue;
            Code code = new Code(method(ACC_PRIVATE, method, RuntimeCalls.PREDICATE), 3);
            ends.put(method, new PropertyCode(code, plan, number, tables).emit());
        }
        mayRest();
        Code code = new Code(method(ACC_PUBLIC, RuntimeCalls.OBSERVE), 5);
        int holding = code.newLong();
        int answer = code.newInt();
        code.local(LLOAD, 1);
        code.push(TransitionSystem.NO_PROPERTY_THREW);
        code.op(LAND);
        code.local(LSTORE, holding);
        ask(code, TransitionSystem.MAY_REST, holding, answer, "mayRest");
        for (int number = 0; number < properties; number++) {
            ask(code, 1L << number, holding, answer, names.property(number));
        }
        code.local(LLOAD, holding);
        code.op(LRETURN);
        ends.put("observe", code.end());
    }

    /** Calls a predicate if its bit is asked for, and notes the answer. */
    private void ask(Code code, long bit, int holding, int answer, String predicate) {
        Label next = new Label();
        Label no = new Label();
        code.local(LLOAD, 1);
        code.push(bit);
        code.op(LAND);
        code.op(LCONST_0);
        code.op(LCMP);
        code.jump(IFEQ, next);
        code.local(ALOAD, 0);
        boolean slow = interpreted.contains(predicate);
        if (slow) code.push(Long.numberOfTrailingZeros(bit));
        pushAll(code, ALOAD, 3, ILOAD, 4);
        if (slow) code.call(RuntimeCalls.INTERPRET_PROPERTY);
        else code.callOwn(name, predicate, RuntimeCalls.PREDICATE);
        code.local(ISTORE, answer);
        code.local(ILOAD, answer);
        code.jump(IFLE, no);
        code.local(LLOAD, holding);
        code.push(bit);
        code.op(LOR);
        code.local(LSTORE, holding);
        code.jump(GOTO, next);
        code.label(no);
        code.local(ILOAD, answer);
        code.jump(IFEQ, next);
        code.local(LLOAD, holding);
        code.push(~TransitionSystem.NO_PROPERTY_THREW);
        code.op(LAND);
        code.local(LSTORE, holding);
        code.label(next);
    }

    private void mayRest() {
        Code code = new Code(method(ACC_PRIVATE, "mayRest", RuntimeCalls.PREDICATE), 3);
        Label no = new Label();
        boolean always = true;
        for (int task = 0; task < plan.program().tasks().size(); task++) {
            if (plan.program().tasks().get(task).daemon()) continue;
            always = false;
            position(code, 1, 2, task);
            code.push(plan.finished(task));
            code.jump(IF_ICMPNE, no);
        }
        code.push(1);
        code.op(IRETURN);
        if (!always) {
            code.label(no);
            code.push(0);
            code.op(IRETURN);
        }
        ends.put("mayRest", code.end());
    }
}
