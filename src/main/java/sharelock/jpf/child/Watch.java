package sharelock.jpf.child;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.jpf.wire.Fault.At;
import sharelock.jpf.wire.Fault.Seen;

/**
 * Watches JPF evaluate a property that does not hold: the line that decides, and the fields of the
 * model that were read, last of all those of that line.
 */
final class Watch {
    private static final int MOST = 8;
    private static final int SYNTHETIC = 0x1000;
    private static final Set<String> ELEMENTS =
            Set.of("aaload", "iaload", "saload", "caload", "laload", "baload");

    private final ByName jpf;
    private final Object vm;
    private final JpfHeap heap;
    private final String property;
    private final Map<String, String> read = new LinkedHashMap<>();
    private final Object listener;
    private Where place = Where.NONE;
    private Where branch = Where.NONE;
    private boolean isConstant;

    /**
     * A place in the source of the property.
     *
     * @param text what stands there; empty where JPF has no source
     */
    private record Where(At at, String text) {
        static final Where NONE = new Where(At.NOWHERE, "");
    }

    private Watch(ByName jpf, Object vm, String property) {
        this.jpf = jpf;
        this.vm = vm;
        this.property = property;
        heap = JpfHeap.ofModel(jpf, vm);
        Class<?> type = ByName.type("gov.nasa.jpf.vm.VMListener");
        listener =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::listen);
        jpf.ask(vm, "addListener", listener);
    }

    /**
     * @param property the name of its class
     */
    static Watch begin(ByName jpf, Object vm, String property) {
        return new Watch(jpf, vm, property);
    }

    /** The line that decides, and what it says with the fields that were read. */
    Seen end() {
        jpf.ask(vm, "removeListener", listener);
        List<String> values = new ArrayList<>();
        read.forEach((field, value) -> values.add(field + " = " + value));
        int first = Math.max(0, values.size() - MOST);
        String seen = String.join(", ", values.subList(first, values.size()));
        if (first > 0) seen = "..., " + seen;
        if (!place.text().isEmpty()) seen = place.text() + (seen.isEmpty() ? "" : ": ") + seen;
        return new Seen(place.at(), seen);
    }

    private @Nullable Object listen(Object proxy, Method method, Object @Nullable [] about) {
        if (about != null && method.getName().equals("executeInstruction")) {
            execute(about[1], about[2]);
        }
        return Listeners.ofObject(proxy, method, about);
    }

    private void execute(Object thread, Object instruction) {
        String name = jpf.text(instruction, "getMnemonic");
        Object frame = jpf.get(thread, "getTopFrame");
        if (name.equals("getfield")) {
            Object field = jpf.ask(instruction, "getFieldInfo");
            if (field != null) note(heap.field(jpf.number(frame, "peek"), field));
        } else if (ELEMENTS.contains(name)) {
            int array = (Integer) jpf.get(frame, "peek", 1);
            note(heap.element(array, jpf.number(frame, "peek")));
        }
        Object method = jpf.get(instruction, "getMethodInfo");
        boolean written = (jpf.number(method, "getModifiers") & SYNTHETIC) == 0;
        if (written && property.equals(jpf.ask(frame, "getClassName"))) follow(name, instruction);
    }

    private void note(@Nullable String[] seen) {
        if (seen.length == 0 || String.valueOf(seen[0]).equals(seen[1])) return;
        read.remove(seen[0]);
        read.put(String.valueOf(seen[0]), String.valueOf(seen[1]));
    }

    /**
     * A constant is returned for what the branch before it decided, else the line itself decides.
     */
    private void follow(String name, Object instruction) {
        if (name.startsWith("if")) branch = place(instruction);
        if (name.equals("ireturn")) {
            place = isConstant && !branch.at().file().isEmpty() ? branch : place(instruction);
        }
        if (!name.startsWith("goto")) isConstant = name.equals("iconst_0");
    }

    private Where place(Object instruction) {
        String file =
                String.valueOf(jpf.ask(jpf.get(instruction, "getMethodInfo"), "getSourceFileName"));
        String text = String.valueOf(jpf.ask(instruction, "getSourceLine"));
        if (text.equals("null")) text = "";
        return new Where(
                new At(file, jpf.number(instruction, "getLineNumber")),
                text.strip().replaceFirst("( \\{|;)$", ""));
    }
}
