package sharelock.compile.lint;

import static sharelock.compile.ModelError.Refusals.NATIVE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import sharelock.compile.ModelError;

/** One pass over a class file: what is refused in it, and what it says about other classes. */
final class ClassScan extends ClassVisitor {
    private static final String PRIVATE =
            "Java PathFinder does not find private methods of an interface. Make it static and pass what it needs, or write it in a class.";
    private static final String LAMBDA =
            "Javac makes a private method of the interface of it, and Java PathFinder does not find that. Write it in a class, or copy what it uses to a local variable first.";

    private static final String THREAD = "java/lang/Thread";
    private static final String TASK =
            "A task is a thread. Extend sharelock.model.Task, which has run() too, and keep it in a field of the model.";
    private static final String FINALIZE =
            "The garbage collector would call it at any time, or never. Leave it out.";

    /** The tag of a call in the constant pool that is linked at run time. */
    private static final int INVOKE_DYNAMIC = 18;

    private final Library library;
    private final List<ModelError> refused = new ArrayList<>();
    private final List<ModelError> outside = new ArrayList<>();
    private final Set<String> references = new LinkedHashSet<>();
    private final Map<String, Where> firstUses = new LinkedHashMap<>();
    private final Map<Integer, Boolean> numbered = new TreeMap<>();
    private final Set<Integer> linked = new TreeSet<>();
    private final Set<String> generated = new TreeSet<>();
    private final Set<String> supertypes = new LinkedHashSet<>();
    private final Map<String, String> interfaces = new LinkedHashMap<>();
    private String name = "";
    private String file = "";
    private String superName = "";
    private boolean isInterface;

    private ClassScan(Library library) {
        super(Opcodes.ASM9);
        this.library = library;
    }

    static ClassScan of(ClassReader file, Library library) {
        ClassScan scan = new ClassScan(library);
        scan.findLinked(file);
        file.accept(scan, ClassReader.SKIP_FRAMES);
        return scan;
    }

    /** What is refused, in the order of the class file. */
    List<ModelError> refused() {
        return refused;
    }

    /** What may not be run at all, in the order of the class file. */
    List<ModelError> outside() {
        return outside;
    }

    /** The classes that the code and the declarations name. */
    Set<String> references() {
        return references;
    }

    String name() {
        return name;
    }

    String file() {
        return file;
    }

    /** Where the code first uses each class. */
    Map<String, Where> firstUses() {
        return firstUses;
    }

    /** The classes in it that have numbers for names, and whether javac thought them up. */
    Map<Integer, Boolean> numbered() {
        return numbered;
    }

    /** The indices of the lambdas and string concatenations in the table of bootstrap methods. */
    Set<Integer> linked() {
        return linked;
    }

    /** The methods of a record that the JVM makes. */
    Set<String> generated() {
        return generated;
    }

    Set<String> supertypes() {
        return supertypes;
    }

    private void findLinked(ClassReader file) {
        char[] buffer = new char[file.getMaxStringLength()];
        for (int i = 1; i < file.getItemCount(); i++) {
            int at = file.getItem(i);
            if (at == 0 || file.readByte(at - 1) != INVOKE_DYNAMIC) continue;
            int call = file.getItem(file.readUnsignedShort(at + 2));
            String descriptor = file.readUTF8(call + 2, buffer);
            boolean lambda = Type.getReturnType(descriptor).getSort() == Type.OBJECT;
            if (lambda && !RecordUse.METHODS.contains(file.readUTF8(call, buffer))) {
                linked.add(file.readUnsignedShort(at));
            }
        }
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String[] interfaces) {
        this.name = name;
        file = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\$.*", "") + ".java";
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        if (superName != null) {
            supertypes.add(superName);
            this.superName = superName;
        }
        supertypes.addAll(List.of(interfaces));
        references.addAll(supertypes);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        if (source != null) file = source;
    }

    @Override
    public void visitInnerClass(
            String inner, @Nullable String outer, @Nullable String simple, int access) {
        String prefix = name + "$";
        if (!inner.startsWith(prefix)) return;
        String number = inner.substring(prefix.length());
        if (!number.chars().allMatch(Character::isDigit) || number.length() > 9) return;
        numbered.put(Integer.valueOf(number), (access & Opcodes.ACC_SYNTHETIC) != 0);
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access,
            String field,
            String descriptor,
            @Nullable String signature,
            @Nullable Object value) {
        refer(Type.getType(descriptor));
        if (signature != null) referAll(signature);
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                annotate(type, field);
                return null;
            }
        };
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        annotate(descriptor, name.replace('/', '.'));
        return null;
    }

    /** An annotation that only Java PathFinder heeds. */
    void annotate(String descriptor, String what) {
        String annotation = Type.getType(descriptor).getInternalName();
        if (!annotation.startsWith(Pathfinder.PACKAGE)) return;
        refuseOutside(
                itself(),
                "has @%s on %s".formatted(Pathfinder.shown(annotation), what),
                Pathfinder.annotation(annotation));
    }

    /** The class as a place. */
    private Where itself() {
        return new Where(file, 0, name.replace('/', '.'));
    }

    @Override
    public void visitEnd() {
        String remedy = Outside.refusal(superName, "<init>", "()V");
        if (remedy != null) {
            String what = "extends " + Pathfinder.shown(superName);
            outside.add(0, itself().refuses(what, superName.equals(THREAD) ? TASK : remedy));
        }
        for (String type : references) {
            if (!type.startsWith(Pathfinder.PACKAGE) || !outside.isEmpty()) continue;
            refuseOutside(itself(), "names " + type.replace('/', '.'), Pathfinder.remedy(""));
        }
    }

    @Override
    public MethodVisitor visitMethod(
            int access,
            String method,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] thrown) {
        refer(Type.getMethodType(descriptor));
        if (signature != null) referAll(signature);
        CodeScan code = new CodeScan(this, library, method);
        if ((access & Opcodes.ACC_NATIVE) != 0) {
            code.refuseAll("has a native method", NATIVE);
            refuseOutside(itself(), "has the native method " + method, NATIVE);
        }
        if (method.equals("finalize") && descriptor.equals("()V")) {
            refuseOutside(itself(), "has a method finalize", FINALIZE);
        }
        if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) code.usesLock();
        int both = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
        if (isInterface && (access & both) == Opcodes.ACC_PRIVATE) {
            boolean lambda = (access & Opcodes.ACC_SYNTHETIC) != 0;
            if (lambda) code.refuseAll("has a lambda that uses the object itself", LAMBDA);
            else code.refuseAll("has a private method", PRIVATE);
        }
        return code;
    }

    private void referAll(String signature) {
        new SignatureReader(signature)
                .accept(
                        new SignatureVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitClassType(String type) {
                                references.add(type);
                            }
                        });
    }

    /** Notes a type that the class names. */
    void refer(Type type) {
        switch (type.getSort()) {
            case Type.OBJECT -> references.add(type.getInternalName());
            case Type.ARRAY -> refer(type.getElementType());
            case Type.METHOD -> {
                refer(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) refer(argument);
            }
            default -> {}
        }
    }

    /** Notes a class that the code uses. */
    void use(String internalName, Where place) {
        refer(Type.getObjectType(internalName));
        firstUses.putIfAbsent(internalName, place);
    }

    void generate(String method) {
        generated.add(method);
    }

    /** The interface for which the same method reference was used before; null if there is none. */
    @Nullable String usedFor(String reference, String functional) {
        String before = interfaces.putIfAbsent(reference, functional);
        return functional.equals(before) ? null : before;
    }

    void refuseOutside(Where place, String what, String remedy) {
        outside.add(place.refuses(what, remedy));
    }

    void refuse(Where place, String what, String remedy) {
        refused.add(place.refuses(what, remedy));
    }
}
