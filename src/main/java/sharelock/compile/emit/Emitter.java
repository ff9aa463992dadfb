package sharelock.compile.emit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.util.TraceClassVisitor;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.Stopped;
import sharelock.system.TransitionSystem;

/**
 * Turns a planned model into a hidden class, whose steps are straight code on packed longs:
 *
 * <pre>
 *   TransitionSystem system = Emitter.emit(plan);
 * </pre>
 *
 * <p>A task has a method that branches on its position, and one for each of its steps. A method
 * that would exceed what a class file can hold is left to the interpreter. HotSpot compiles no
 * method of more than 8000 bytes unless it runs with {@code -XX:-DontCompileHugeMethods}; {@link
 * #print} names such methods.
 */
public final class Emitter {
    private static final int HUGE_METHOD = 8000;
    private static final int STEPS_IN_A_CLASS = 3000;

    /** One class as bytes. */
    private record Part(BitSet tasks, byte[] bytes, long[][] tables, Map<String, Integer> sizes) {}

    private Emitter() {}

    /** Emits and loads a model's code. */
    public static TransitionSystem emit(LayoutPlan plan) {
        EmittedSystem[] owners = new EmittedSystem[plan.program().tasks().size()];
        EmittedSystem main = null;
        List<Part> parts = parts(plan);
        for (int i = parts.size() - 1; i >= 0; i--) {
            EmittedSystem part = load(parts.get(i), plan, owners);
            parts.get(i).tasks().stream().forEach(task -> owners[task] = part);
            main = part;
        }
        if (main == null) throw new IllegalStateException("nothing was emitted");
        return main;
    }

    /** The emitted code as text: sizes of huge methods, then the bytecode. */
    public static String print(LayoutPlan plan) {
        StringWriter text = new StringWriter();
        for (Part part : parts(plan)) {
            part.sizes()
                    .forEach(
                            (method, size) -> {
                                if (size <= HUGE_METHOD) return;
                                text.append("// %s has %d bytes%n".formatted(method, size));
                            });
            TraceClassVisitor printer = new TraceClassVisitor(new PrintWriter(text));
            new ClassReader(part.bytes()).accept(printer, ClassReader.SKIP_FRAMES);
        }
        return text.toString();
    }

    /** The methods that HotSpot does not compile by default, because they are too large. */
    static List<String> hugeMethods(LayoutPlan plan) {
        List<String> huge = new ArrayList<>();
        for (Part part : parts(plan)) {
            part.sizes()
                    .forEach(
                            (method, size) -> {
                                if (size > HUGE_METHOD) huge.add(method);
                            });
        }
        return huge;
    }

    private static List<Part> parts(LayoutPlan plan) {
        List<Part> parts = new ArrayList<>();
        BitSet tasks = new BitSet();
        int steps = 0;
        List<Program> all = plan.program().tasks();
        for (int task = 0; task < all.size(); task++) {
            if (steps > 0 && steps + all.get(task).positions() > STEPS_IN_A_CLASS) {
                parts.add(part(plan, tasks, parts.isEmpty()));
                tasks = new BitSet();
                steps = 0;
            }
            tasks.set(task);
            steps += all.get(task).positions();
        }
        parts.add(part(plan, tasks, parts.isEmpty()));
        return parts;
    }

    private static Part part(LayoutPlan plan, BitSet tasks, boolean isMain) {
        String model = plan.program().name().replaceAll("[^A-Za-z0-9_]", "_");
        String name = Emitter.class.getPackageName().replace('.', '/') + "/Emitted_" + model;
        Set<String> interpreted = new HashSet<>();
        for (; ; ) {
            Stopped.ifAsked();
            try {
                ClassCode code = new ClassCode(plan, name, tasks, interpreted);
                if (isMain) code.main();
                return new Part(tasks, code.bytes(), code.tables(), code.sizes());
            } catch (MethodTooLargeException tooLarge) {
                if (!interpreted.add(tooLarge.getMethodName())) throw tooLarge;
            }
        }
    }

    private static EmittedSystem load(Part part, LayoutPlan plan, EmittedSystem[] owners) {
        try {
            MethodHandles.Lookup hidden =
                    MethodHandles.lookup().defineHiddenClass(part.bytes(), true);
            MethodHandle constructor =
                    hidden.findConstructor(
                            hidden.lookupClass(),
                            MethodType.methodType(
                                    void.class, RuntimeCalls.CONSTRUCTOR.getParameterTypes()));
            return (EmittedSystem) constructor.invoke(plan, owners, part.tables());
        } catch (Throwable impossible) {
            throw new IllegalStateException("The emitted class cannot be loaded", impossible);
        }
    }
}
