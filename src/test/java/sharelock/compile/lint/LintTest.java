package sharelock.compile.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import sharelock.compile.ModelError;
import sharelock.model.Invariant;

/** What Java PathFinder gets wrong is refused, and what it can run is not. */
class LintTest {

    static Stream<Linted> refused() {
        return Stream.of(
                        LibraryLint.refusals(),
                        FunctionLint.refusals(),
                        RecordLint.refusals(),
                        CollisionLint.refusals())
                .flatMap(part -> part);
    }

    static Stream<Linted> allowed() {
        return Stream.of(
                        LibraryLint.harmless(),
                        FunctionLint.harmless(),
                        RecordLint.harmless(),
                        CollisionLint.harmless())
                .flatMap(part -> part);
    }

    @ParameterizedTest
    @MethodSource
    void refused(Linted linted) {
        Object model = linted.model();
        assertThatThrownBy(() -> Lint.check(model, List.of()))
                .isInstanceOf(ModelError.class)
                .hasMessage(linted.expected());
    }

    @ParameterizedTest
    @MethodSource
    void allowed(Linted linted) {
        Object model = linted.model();
        assertThatCode(() -> Lint.check(model, List.of())).doesNotThrowAnyException();
    }

    private static final class Plain {}

    private static final class Chancy implements Invariant<Plain> {
        private final double chance = Math.random();

        @Override
        public boolean holds(Plain model) {
            return chance < 2;
        }
    }

    @Test
    void aPropertyIsLookedAtToo() {
        assertThatThrownBy(() -> Lint.check(new Plain(), List.of(new Chancy())))
                .isInstanceOf(ModelError.class)
                .hasMessageStartingWith("LintTest.java:")
                .hasMessageEndingWith(
                        " calls java.lang.Math.random in the constructor of sharelock.compile.lint.LintTest$Chancy. Chance is a choice of the checker's. Use Steps.choose(bound).");
    }

    /** The bytecode of one class that javac of Java 17 does not write by itself. */
    private static final class OneClass extends ClassLoader {
        private final byte[] bytes;

        OneClass(byte[] bytes) {
            super(LintTest.class.getClassLoader());
            this.bytes = bytes;
        }

        Object create() throws ReflectiveOperationException {
            Class<?> type = defineClass("Switching", bytes, 0, bytes.length);
            return type.getConstructor().newInstance();
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static Object linking(String factoryOwner, String factoryName)
            throws ReflectiveOperationException {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Switching", null, "java/lang/Object", null);
        MethodVisitor init = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        init.visitInsn(Opcodes.RETURN);
        init.visitMaxs(0, 0);
        MethodVisitor run = type.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
        Label begin = new Label();
        run.visitLabel(begin);
        run.visitLineNumber(7, begin);
        Handle factory =
                new Handle(Opcodes.H_INVOKESTATIC, factoryOwner, factoryName, "()V", false);
        run.visitInvokeDynamicInsn("link", "()I", factory);
        run.visitInsn(Opcodes.POP);
        run.visitInsn(Opcodes.RETURN);
        run.visitMaxs(0, 0);
        type.visitEnd();
        return new OneClass(type.toByteArray()).create();
    }

    @Test
    void aSwitchOverTypesIsRefused() throws ReflectiveOperationException {
        Object model = linking("java/lang/runtime/SwitchBootstraps", "typeSwitch");
        assertThatThrownBy(() -> Lint.check(model, List.of()))
                .isInstanceOf(ModelError.class)
                .hasMessage(
                        "Switching.java:7 switches over types in Switching.run. Java PathFinder does not link it and ends the thread without a word. Write if and instanceof.");
    }

    @Test
    void aCallLinkedBySomethingElseIsRefused() throws ReflectiveOperationException {
        Object model = linking("other/Language", "link");
        assertThatThrownBy(() -> Lint.check(model, List.of()))
                .isInstanceOf(ModelError.class)
                .hasMessage(
                        "Switching.java:7 uses a call that is linked at run time in Switching.run. Java PathFinder does not link it and ends the thread without a word. Write an ordinary call.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "kernel", "jpf/inside"})
    void theVocabularyRunsUnderJavaPathFinder(String folder) throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : namesIn(Path.of("target", "classes", "sharelock", folder))) {
            String dotted = "sharelock." + folder.replace('/', '.') + "." + name;
            classes.add(Class.forName(dotted, false, LintTest.class.getClassLoader()));
        }
        assertThat(classes).isNotEmpty();
        assertThat(Lint.ofVocabulary(classes)).isEmpty();
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .map(name -> name.replace(".class", ""))
                    .sorted()
                    .toList();
        }
    }
}
