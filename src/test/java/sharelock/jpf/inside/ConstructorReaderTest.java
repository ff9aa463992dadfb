package sharelock.jpf.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import sharelock.jpf.inside.ConstructorReader.Parameter;

/** What is read of constructors is what stands in the class file, or an error. */
class ConstructorReaderTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir Path folder;

    enum Hue {
        RED
    }

    static final class Generic<T extends Comparable<T>> {
        <S extends Runnable> Generic(
                int[] cells, T[][] table, T one, S two, Map<Hue, Set<Hue>> sets, Set<Hue> hues) {
            assertThat(Arrays.asList(cells, table, one, two, sets, hues)).isNotNull();
        }
    }

    @Test
    void arraysTypeVariablesAndNestedGenericsAreOneParameterEach() {
        List<Parameter> parameters = ConstructorReader.constructors(Generic.class).get(0);
        String hue = Hue.class.getName().replace('.', '/');
        assertThat(parameters)
                .extracting(Parameter::type)
                .containsExactly(
                        "[I",
                        "[[TT;",
                        "TT;",
                        "TS;",
                        "Ljava/util/Map<L%s;Ljava/util/Set<L%s;>;>;".formatted(hue, hue),
                        "Ljava/util/Set<L%s;>;".formatted(hue));
        assertThat(parameters.get(5).isSet()).isTrue();
        assertThat(parameters.get(5).className()).isEqualTo(Hue.class.getName());
    }

    @Test
    void aLargeClassFileIsReadToItsEnd() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Large", null, "java/lang/Object", null);
        for (int i = 0; i < 40; i++) writer.newUTF8(i + "x".repeat(60_000));
        var init = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(IZ)V", null, null);
        init.visitParameter("cpus", 0);
        init.visitParameter("broken", 0);
        init.visitCode();
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        init.visitInsn(Opcodes.RETURN);
        init.visitMaxs(1, 3);
        init.visitEnd();
        byte[] bytes = writer.toByteArray();
        assertThat(bytes).hasSizeGreaterThan(2 * MEGABYTE);

        assertThat(ConstructorReader.constructors(load(bytes, "Large", bytes.length)))
                .hasToString("[[Parameter[name=cpus, type=I], Parameter[name=broken, type=Z]]]");
        Class<?> cut = load(bytes, "Large", bytes.length - 100);
        assertThatThrownBy(() -> ConstructorReader.constructors(cut))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be read");
    }

    /** Loads a class from a folder with a space, and leaves a part of its file there. */
    private Class<?> load(byte[] bytes, String name, int left) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("with a space"));
        Path file = Files.write(classes.resolve(name + ".class"), bytes);
        URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
        Class<?> loaded = loader.loadClass(name);
        Files.write(file, Arrays.copyOf(bytes, left));
        return loaded;
    }
}
