package sharelock.jpf.child;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sharelock.jpf.wire.JpfPath;
import sharelock.jpf.wire.JpfPath.Changed;
import sharelock.jpf.wire.JpfPath.Found;
import sharelock.jpf.wire.JpfPath.Frame;
import sharelock.jpf.wire.JpfPath.InStep;
import sharelock.jpf.wire.JpfPath.Transition;
import sharelock.jpf.wire.Names;

/**
 * Listens to JPF while it goes one path, and tells of each transition: who, after which choice,
 * from where in the model, and what it changed.
 */
final class PathTeller implements InvocationHandler {
    private static final Pattern NO_MODEL = Pattern.compile("(java|jdk|sharelock)\\.");

    /** Instructions that read an element of an array; of one of bytes it may be a boolean. */
    private static final Set<String> ELEMENT_READS = Set.of("aaload", "iaload", "saload", "caload");

    private final ByName jpf = new ByName();
    private final Map<Integer, String> threads = new TreeMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final Set<Integer> returned = new TreeSet<>();
    private final Map<Integer, List<Call>> stacks = new HashMap<>();
    private int calls;
    private @Nullable JpfHeap heap;
    private Map<String, String> initial = Map.of();
    private Map<String, String> values = Map.of();
    private @Nullable Object generator;
    private @Nullable Draft draft;
    private boolean isFirst;
    private boolean isWhole;

    /** One call of a method; told of once it is part of what is written. */
    private static final class Call {
        private int number = -1;
    }

    /** A transition of a task that goes on. */
    private static final class Draft {
        private final int thread;
        private final String generator;
        private final int choice;
        private final String first;
        private final List<Frame> stack = new ArrayList<>();
        private final List<String> read = new ArrayList<>();
        private InStep step = InStep.OUTSIDE;

        Draft(int thread, String generator, int choice, String first) {
            this.thread = thread;
            this.generator = generator;
            this.choice = choice;
            this.first = first;
        }

        Transition changing(List<Changed> changed) {
            return new Transition(
                    thread, generator, choice, step, stack, new Found(first, read, changed));
        }
    }

    /**
     * Runs JPF.
     *
     * @param settings a file of JPF's settings
     * @param path the file that tells of the path
     */
    static void run(String settings, Path path) throws Exception {
        Class<?> type = Class.forName("gov.nasa.jpf.JPF");
        Object config = createConfig(type, settings);
        Object search = type.getConstructor(config.getClass()).newInstance(config);
        Class<?>[] heard = {
            Class.forName("gov.nasa.jpf.vm.VMListener"),
            Class.forName("gov.nasa.jpf.search.SearchListener")
        };
        PathTeller teller = new PathTeller();
        Object listener = Proxy.newProxyInstance(type.getClassLoader(), heard, teller);
        teller.jpf.ask(search, "addListener", listener);
        teller.jpf.ask(search, "run");
        teller.write(path);
    }

    /** Writes the path down, if JPF came to its end. */
    private void write(Path file) throws IOException {
        if (isWhole) new JpfPath(threads, initial, transitions, returned).write(file);
    }

    private static Object createConfig(Class<?> type, String settings)
            throws ReflectiveOperationException {
        return type.getMethod("createConfig", String[].class)
                .invoke(null, (Object) new String[] {settings});
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] about) {
        switch (method.getName()) {
            case "choiceGeneratorAdvanced" -> {
                endTransition();
                generator = about[1];
            }
            case "executeInstruction" -> {
                if (generator != null) begin(about, generator);
            }
            case "instructionExecuted" -> {
                boolean isDone = isFirst && about[2] == jpf.ask(about[3], "getNext");
                if (isDone) tellRead(about[1], about[3]);
            }
            case "methodEntered" -> entered(about[1], about[2]);
            case "searchFinished" -> {
                endTransition();
                isWhole = true;
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "equals" -> {
                return proxy == about[0];
            }
            case "toString" -> {
                return PathTeller.class.getName();
            }
            default -> {
                // Nothing that a reader of the path wants to know.
            }
        }
        return null;
    }

    /** The first instruction of a transition is about to be executed. */
    private void begin(Object[] about, Object chosen) {
        Object thread = about[1];
        generator = null;
        int number = jpf.number(thread, "getId");
        if (number == JpfHeap.WATCH) return;
        if (heap == null) {
            heap = JpfHeap.ofModel(jpf, about[0]);
            initial = heap.values();
            values = initial;
        }
        isFirst = true;
        threads.put(number, jpf.text(thread, "getName"));
        draft =
                new Draft(
                        number,
                        chosen.getClass().getSimpleName(),
                        jpf.number(chosen, "getProcessedNumberOfChoices"),
                        about[2].toString());
        tellStack(thread, draft);
    }

    private void tellStack(Object thread, Draft begun) {
        int depth = jpf.number(thread, "getStackDepth");
        List<Call> stack = stackOf(thread, depth);
        for (Object frame = jpf.ask(thread, "getTopFrame");
                frame != null && depth > 0;
                frame = jpf.ask(frame, "getPrevious")) {
            Call call = stack.get(--depth);
            String type = jpf.text(frame, "getClassName");
            String method = jpf.text(jpf.get(frame, "getMethodInfo"), "getName");
            if (type.equals(Names.STEPS) && method.startsWith(Names.INDIVISIBLE)) {
                begun.step = InStep.INSIDE;
            }
            int line = jpf.number(frame, "getLine");
            Object file = jpf.ask(frame, "getSourceFile"); // a lambda's own class has none
            if (file == null || line <= 0 || NO_MODEL.matcher(type).lookingAt()) continue;
            if (call.number < 0) call.number = calls++;
            begun.stack.add(new Frame(call.number, file.toString(), type, method, line));
        }
    }

    /** Tells what the first instruction has read, if it is one that reads. */
    private void tellRead(Object thread, Object instruction) {
        isFirst = false;
        String name = jpf.text(instruction, "getMnemonic");
        boolean isField = name.equals("getfield");
        if (heap == null || draft == null || (!isField && !ELEMENT_READS.contains(name))) return;
        String type =
                isField
                        ? jpf.text(jpf.get(instruction, "getFieldInfo"), "getType")
                        : "an element's";
        if (type.equals("long")) return;
        Object frame = jpf.get(thread, "getTopFrame");
        int value = jpf.number(frame, "peek");
        String shown = Integer.toString(value);
        if (jpf.is(frame, "isOperandRef")) shown = heap.show(value);
        else if (type.equals("boolean")) shown = Boolean.toString(value != 0);
        draft.read.add(shown);
    }

    private void entered(Object thread, Object method) {
        stackOf(thread, jpf.number(thread, "getStackDepth") - 1).add(new Call());
        boolean begins = jpf.text(method, "getFullName").startsWith(Names.STEP_BEGINS);
        if (begins && draft != null && draft.step == InStep.OUTSIDE) draft.step = InStep.BEGINS;
    }

    /** The calls that a thread is in, up to a depth: those that were deeper have returned. */
    private List<Call> stackOf(Object thread, int depth) {
        List<Call> stack =
                stacks.computeIfAbsent(jpf.number(thread, "getId"), key -> new ArrayList<>());
        while (stack.size() < depth) stack.add(new Call());
        while (stack.size() > depth) {
            Call call = stack.remove(stack.size() - 1);
            if (call.number >= 0) returned.add(call.number);
        }
        return stack;
    }

    private void endTransition() {
        if (draft == null) return;
        isFirst = false;
        Map<String, String> now = heap == null ? Map.of() : heap.values();
        List<Changed> changed = new ArrayList<>();
        for (Map.Entry<String, String> field : now.entrySet()) {
            String before = values.getOrDefault(field.getKey(), "");
            if (before.equals(field.getValue())) continue;
            changed.add(new Changed(field.getKey(), before, field.getValue()));
        }
        values = now;
        transitions.add(draft.changing(changed));
        draft = null;
    }
}
