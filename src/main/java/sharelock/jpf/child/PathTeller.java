package sharelock.jpf.child;

import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Listens to JPF while it goes one path, and tells of each transition: who, after which choice,
 * from where in the model, and what it changed. What it writes is read by {@code
 * sharelock.jpf.JpfPath}.
 */
final class PathTeller implements InvocationHandler {
    private static final String STEPS = "sharelock.model.Steps";
    private static final String STEP_BEGINS = "sharelock.model.TaskThread.indivisibleBegin";
    private static final Pattern NO_MODEL = Pattern.compile("(java|jdk|sharelock)\\.");
    private static final int WATCH = 0;

    /** Instructions that read an element of an array; of one of bytes it may be a boolean. */
    private static final Set<String> ELEMENT_READS = Set.of("aaload", "iaload", "saload", "caload");

    private final ByName jpf = new ByName();
    private final XMLStreamWriter out;
    private final Map<Integer, List<Call>> stacks = new HashMap<>();
    private int calls;
    private @Nullable JpfHeap heap;
    private Map<String, String> values = Map.of();
    private @Nullable Object generator;
    private boolean isTask;
    private boolean isStep;
    private boolean isFirst;

    /** One call of a method; told of once it is part of what is written. */
    private static final class Call {
        private int number = -1;
    }

    private PathTeller(XMLStreamWriter out) {
        this.out = out;
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
        try (Writer writer = Files.newBufferedWriter(path)) {
            XMLStreamWriter out =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
            PathTeller teller = new PathTeller(out);
            Object listener = Proxy.newProxyInstance(type.getClassLoader(), heard, teller);
            teller.jpf.ask(search, "addListener", listener);
            teller.jpf.ask(search, "run");
            out.flush();
        }
    }

    private static Object createConfig(Class<?> type, String settings)
            throws ReflectiveOperationException {
        return type.getMethod("createConfig", String[].class)
                .invoke(null, (Object) new String[] {settings});
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] about)
            throws XMLStreamException {
        switch (method.getName()) {
            case "searchStarted" -> out.writeStartElement("path");
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
                out.writeEndElement();
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
    private void begin(Object[] about, Object chosen) throws XMLStreamException {
        Object thread = about[1];
        generator = null;
        isStep = false;
        isTask = jpf.number(thread, "getId") != WATCH;
        if (!isTask) return;
        if (heap == null) {
            heap = JpfHeap.ofModel(jpf, about[0]);
            values = heap.values();
            for (Map.Entry<String, String> field : values.entrySet()) {
                tell("initial", "field", field.getKey(), "value", field.getValue());
            }
        }
        isFirst = true;
        out.writeStartElement("transition");
        out.writeAttribute("thread", jpf.text(thread, "getId"));
        out.writeAttribute("name", jpf.text(thread, "getName"));
        out.writeAttribute("generator", chosen.getClass().getSimpleName());
        out.writeAttribute("first", about[2].toString());
        out.writeAttribute("choice", jpf.text(chosen, "getProcessedNumberOfChoices"));
        tellStack(thread);
    }

    private void tellStack(Object thread) throws XMLStreamException {
        int depth = jpf.number(thread, "getStackDepth");
        List<Call> stack = stackOf(thread, depth);
        for (Object frame = jpf.ask(thread, "getTopFrame");
                frame != null && depth > 0;
                frame = jpf.ask(frame, "getPrevious")) {
            Call call = stack.get(--depth);
            String type = jpf.text(frame, "getClassName");
            String method = jpf.text(jpf.get(frame, "getMethodInfo"), "getName");
            if (type.equals(STEPS) && method.startsWith("indivisible")) tell("inside");
            int line = jpf.number(frame, "getLine");
            Object file = jpf.ask(frame, "getSourceFile"); // a lambda's own class has none
            if (file == null || line <= 0 || NO_MODEL.matcher(type).lookingAt()) continue;
            if (call.number < 0) call.number = calls++;
            tell(
                    "frame",
                    "call",
                    Integer.toString(call.number),
                    "file",
                    file.toString(),
                    "type",
                    type,
                    "method",
                    method,
                    "line",
                    Integer.toString(line));
        }
    }

    /** Tells what the first instruction has read, if it is one that reads. */
    private void tellRead(Object thread, Object instruction) throws XMLStreamException {
        isFirst = false;
        String name = jpf.text(instruction, "getMnemonic");
        boolean isField = name.equals("getfield");
        if (heap == null || (!isField && !ELEMENT_READS.contains(name))) return;
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
        tell("read", "value", shown);
    }

    private void entered(Object thread, Object method) throws XMLStreamException {
        stackOf(thread, jpf.number(thread, "getStackDepth") - 1).add(new Call());
        if (jpf.text(method, "getFullName").startsWith(STEP_BEGINS)) isStep = true;
    }

    /** The calls that a thread is in, up to a depth: those that were deeper have returned. */
    private List<Call> stackOf(Object thread, int depth) throws XMLStreamException {
        List<Call> stack =
                stacks.computeIfAbsent(jpf.number(thread, "getId"), key -> new ArrayList<>());
        while (stack.size() < depth) stack.add(new Call());
        while (stack.size() > depth) {
            Call call = stack.remove(stack.size() - 1);
            if (call.number >= 0) tell("returned", "call", Integer.toString(call.number));
        }
        return stack;
    }

    private void endTransition() throws XMLStreamException {
        if (!isTask) return;
        isTask = false;
        isFirst = false;
        Map<String, String> now = heap == null ? Map.of() : heap.values();
        for (Map.Entry<String, String> field : now.entrySet()) {
            String before = values.getOrDefault(field.getKey(), "");
            if (before.equals(field.getValue())) continue;
            tell("change", "field", field.getKey(), "before", before, "after", field.getValue());
        }
        values = now;
        if (isStep) tell("begins");
        out.writeEndElement();
    }

    /** Writes an element; names of attributes and their values in turn. */
    private void tell(String element, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
