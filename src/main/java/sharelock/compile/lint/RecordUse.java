package sharelock.compile.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import sharelock.compile.ModelError;

/**
 * Who may call a method that the JVM makes for a record: the code itself, a string concatenation,
 * or the JDK, once it has been given the record. The types of values are found as the verifier of
 * the JVM finds them, so a value of type Object may be a record. A list may hold records, but then
 * it may not be asked what compares or prints its elements.
 */
final class RecordUse {
    /** What the JVM makes for a record that does not declare it. */
    static final Set<String> METHODS = Set.of("equals", "hashCode", "toString");

    private static final String TEXT = "makes %s of %s";
    private static final String REMEDY =
            "Java PathFinder ends the thread without a word in what the JVM makes of equals, hashCode and toString of a record. Declare the three in %s, or read its components only.";

    private static final Set<String> LISTS =
            Set.of(
                    "java/lang/Iterable",
                    "java/util/ArrayDeque",
                    "java/util/ArrayList",
                    "java/util/Arrays",
                    "java/util/Collection",
                    "java/util/Deque",
                    "java/util/Iterator",
                    "java/util/LinkedList",
                    "java/util/List",
                    "java/util/Queue");

    /** What lists do without a look at their elements. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "<init>",
                    "add",
                    "addAll",
                    "addFirst",
                    "addLast",
                    "asList",
                    "clear",
                    "copyOf",
                    "forEach",
                    "get",
                    "getFirst",
                    "getLast",
                    "hasNext",
                    "isEmpty",
                    "iterator",
                    "next",
                    "of",
                    "offer",
                    "peek",
                    "poll",
                    "pop",
                    "push",
                    "removeFirst",
                    "removeIf",
                    "removeLast",
                    "set",
                    "size",
                    "sort",
                    "toArray");

    private final Map<String, ClassScan> scans;
    private final Map<String, ClassReader> files;

    /** Each record with methods that the JVM makes, and the types that a value of it may have. */
    private final Map<String, Set<String>> records = new LinkedHashMap<>();

    private final List<ModelError> refused = new ArrayList<>();
    private final boolean sureOnly;

    /** A record that is in some list. */
    private @Nullable String listed;

    /**
     * @param sureOnly whether a value of another type than the record's is taken for something else
     */
    RecordUse(Map<String, ClassScan> scans, Map<String, ClassReader> files, boolean sureOnly) {
        this.scans = scans;
        this.files = files;
        this.sureOnly = sureOnly;
    }

    List<ModelError> refused() {
        for (ClassScan scan : scans.values()) {
            if (!scan.generated().isEmpty()) records.put(scan.name(), types(scan));
        }
        if (records.isEmpty()) return refused;
        files.values().forEach(this::look);
        if (listed != null) {
            // Once more, since the list may have been asked before the record was put there.
            refused.clear();
            files.values().forEach(this::look);
        }
        return refused;
    }

    private Set<String> types(ClassScan scan) {
        if (sureOnly) return Set.of(scan.name());
        Set<String> types = new LinkedHashSet<>(List.of(scan.name(), "java/lang/Object"));
        List<String> open = new ArrayList<>(scan.supertypes());
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            ClassScan known = scans.get(next);
            if (types.add(next) && known != null) open.addAll(known.supertypes());
        }
        return types;
    }

    private void look(ClassReader file) {
        ClassNode type = new ClassNode();
        file.accept(type, ClassReader.SKIP_FRAMES);
        String source = type.sourceFile == null ? type.name : type.sourceFile;
        for (MethodNode method : type.methods) {
            boolean own = records.containsKey(type.name) && METHODS.contains(method.name);
            if (!own) look(type.name, source, method);
        }
    }

    private void look(String owner, String source, MethodNode method) {
        Frame<BasicValue>[] frames;
        try {
            frames = new Analyzer<>(new StaticTypes()).analyze(owner, method);
        } catch (AnalyzerException broken) {
            throw new ModelError(
                    "The code of %s.%s is damaged (%s). Compile it again."
                            .formatted(owner.replace('/', '.'), method.name, broken.getMessage()));
        }
        int line = 0;
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode node = method.instructions.get(i);
            if (node instanceof LineNumberNode begin) line = begin.line;
            if (frames[i] == null) continue;
            Where place = Where.in(source, line, owner, method.name);
            if (node instanceof MethodInsnNode call) look(call, frames[i], place);
            if (node instanceof InvokeDynamicInsnNode call) look(call, frames[i], place);
        }
    }

    private void look(MethodInsnNode call, Frame<BasicValue> frame, Where place) {
        List<Type> arguments = top(frame, Type.getArgumentTypes(call.desc).length);
        List<Type> receiver = List.of();
        if (call.getOpcode() != Opcodes.INVOKESTATIC && call.getOpcode() != Opcodes.INVOKESPECIAL) {
            receiver = top(frame, arguments.size() + 1).subList(0, 1);
        }
        if (isMade(call.name, call.desc)) {
            refuse(place, "calls %s of %s", call.name, receiver);
        } else if (call.owner.equals("java/lang/String") && call.name.equals("valueOf")) {
            refuse(place, TEXT, "text", arguments);
        } else {
            give(call.owner, call.name, call.desc, arguments, place);
            if (LISTS.contains(call.owner) && !isHarmless(call.name, call.desc)) {
                refuse(place, "calls %s of %s", call.name, receiver);
            }
        }
    }

    /** A method of the JDK, or not, is called with these values. */
    private void give(
            String owner, String name, String descriptor, List<Type> values, Where place) {
        if (!Library.isJdk(owner)) return;
        if (owner.equals("java/util/Objects") && name.equals("requireNonNull")) return;
        if (LISTS.contains(owner) && isHarmless(name, descriptor)) {
            for (Type value : values) {
                String record = record(value);
                if (record != null) listed = record;
            }
            return;
        }
        refuse(place, "gives the JDK's %s %s", name, values);
    }

    private static boolean isHarmless(String name, String descriptor) {
        boolean byIndex = descriptor.startsWith("()") || descriptor.startsWith("(I)");
        return HARMLESS.contains(name) || (name.equals("remove") && byIndex);
    }

    private static boolean isMade(String name, String descriptor) {
        return switch (name) {
            case "equals" -> descriptor.equals("(Ljava/lang/Object;)Z");
            case "hashCode" -> descriptor.equals("()I");
            case "toString" -> descriptor.equals("()Ljava/lang/String;");
            default -> false;
        };
    }

    private void look(InvokeDynamicInsnNode call, Frame<BasicValue> frame, Where place) {
        if (call.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
            List<Type> values = top(frame, Type.getArgumentTypes(call.desc).length);
            refuse(place, TEXT, "text", values);
        } else if (call.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
            look((Handle) call.bsmArgs[1], call, place);
        }
    }

    /** A method that is called by whoever gets it as a function. */
    private void look(Handle body, InvokeDynamicInsnNode call, Where place) {
        Type function = (Type) call.bsmArgs[2];
        List<Type> given = List.of(function.getArgumentTypes());
        if (isMade(body.getName(), body.getDesc())) {
            List<Type> receiver = List.of(Type.getObjectType(body.getOwner()));
            refuse(place, "calls %s of %s", body.getName(), receiver);
        } else {
            give(body.getOwner(), body.getName(), body.getDesc(), given, place);
        }
        String functional = Type.getReturnType(call.desc).getInternalName();
        Type answer = function.getReturnType();
        if (!Library.isJdk(functional) || answer.getSort() != Type.OBJECT) return;
        if (records.containsKey(answer.getInternalName())) {
            refuse(place, "gives the JDK's %s %s", call.name, List.of(answer));
        }
    }

    private static List<Type> top(Frame<BasicValue> frame, int count) {
        List<Type> types = new ArrayList<>();
        for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
            Type type = frame.getStack(i).getType();
            types.add(type == null ? Type.VOID_TYPE : type);
        }
        return types;
    }

    private void refuse(Where place, String form, String name, List<Type> values) {
        for (Type value : values) {
            String record = record(value);
            if (record == null) continue;
            String dotted = record.replace('/', '.');
            String whom = whom(element(value).getInternalName(), record) + dotted;
            refused.add(place.refuses(form.formatted(name, whom), REMEDY.formatted(dotted)));
            return;
        }
    }

    private static String whom(String type, String record) {
        if (type.equals(record)) return "the record ";
        return LISTS.contains(type)
                ? "a list that may hold the record "
                : "what may be the record ";
    }

    private static Type element(Type type) {
        return type.getSort() == Type.ARRAY ? type.getElementType() : type;
    }

    private @Nullable String record(Type type) {
        Type element = element(type);
        if (element.getSort() != Type.OBJECT) return null;
        if (LISTS.contains(element.getInternalName())) return sureOnly ? null : listed;
        return records.entrySet().stream()
                .filter(each -> each.getValue().contains(element.getInternalName()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
