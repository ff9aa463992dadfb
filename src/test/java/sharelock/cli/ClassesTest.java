package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Where classes come from, and what their constructors may do. */
class ClassesTest {
    private static final String SHIPPED =
            "check.args = mms=2, threads=2, rounds=1, ops=READ_FAULT, setup=NO_PAGES, fixes=NONE";

    @TempDir Path folder;

    private void write(String type, String source) throws IOException {
        Path file = folder.resolve("src").resolve(type.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private Path compile(String type, String source) throws IOException {
        write(type, source);
        return compile(folder.resolve("out"), type);
    }

    private Path compile(Path out, String type) throws IOException {
        Files.createDirectories(out);
        Path file = folder.resolve("src").resolve(type.replace('.', '/') + ".java");
        List<String> words = new ArrayList<>(List.of("-parameters", "-g", "-nowarn"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path") + ":" + out));
        words.addAll(List.of("-d", out.toString(), file.toString()));
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, words.toArray(String[]::new));
        assertThat(code).isZero();
        return out;
    }

    private Command check(String classpath, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("c.jpf"), String.join("\n", lines) + "\n");
        Path traces = folder.resolve("traces");
        List<String> words = new ArrayList<>(List.of("check", file.toString()));
        words.addAll(List.of("--traces", traces.toString(), "--workers", "1", "--progress", "off"));
        words.addAll(List.of("--classpath", classpath));
        return Command.with(words.toArray(String[]::new));
    }

    /** A model with these members; its one task counts to one. */
    private static String model(String members) {
        return """
                package own;
                import java.util.*;
                import sharelock.model.*;
                public class Model {
                    enum Colour { RED, GREEN, BLUE, BLACK, WHITE, PINK }
                    int x;
                    final Task task = new One();
                    final class One extends Task {
                        One() { super("one"); }
                        @Override protected void run() { x = 1; }
                    }
                %s
                }
                """
                .formatted(members);
    }

    private Command checkModel(String members) throws IOException {
        Path out = compile("own.Model", model(members));
        return check(out.toString(), "check.model = own.Model");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "Model() { System.exit(0); }@calls java.lang.System.exit",
                "static { Runtime.getRuntime().halt(0); }@calls java.lang.Runtime",
                "Model() { Runnable r = () -> System.exit(0); r.run(); }@calls java.lang.System.exit",
                "Model() { try { Class.forName(\"Evil\"); } catch (Exception e) { } }@calls java.lang.Class.forName",
                "Model() { for (Object o : ServiceLoader.load(Runnable.class)) o.hashCode(); }@calls java.util.ServiceLoader.load",
                "Model() { new Thread(() -> {}).start(); }@makes a java.lang.Thread",
                "static class T extends Thread { } final T t = new T();@extends java.lang.Thread",
                "native void f();@has the native method f",
                "protected void finalize() { }@has a method finalize",
                "final long at = System.nanoTime();@calls java.lang.System.nanoTime",
                "final boolean w = System.getenv(\"X\") != null;@calls java.lang.System.getenv",
                "final int n = Integer.getInteger(\"n\", 3);@calls java.lang.Integer.getInteger",
                "final int n = System.identityHashCode(this);@calls java.lang.System.identityHashCode",
                "final boolean f = new java.io.File(\"x\").exists();@makes a java.io.File",
                "final boolean f = java.nio.file.Files.exists(java.nio.file.Path.of(\"x\"));@calls java.nio.file.Path.of",
                "final int n = Runtime.getRuntime().availableProcessors();@calls java.lang.Runtime",
                "final double d = Math.random();@calls java.lang.Math.random",
                "final long n = java.time.Instant.now().getEpochSecond();@calls java.time.Instant.now",
                "final Set<Integer> s = Set.of(1, 2);@calls java.util.Set.of",
                "static int made; Model() { made++; }@writes the static field made",
                "static final int[] MADE = {0}; Model() { MADE[0]++; }@own.Model.MADE[0] is changed when the second is made",
                "static final List<String> ALL = new ArrayList<>(); Model() { ALL.add(\"x\"); }@own.Model.ALL.size is changed",
                "final int n = hashCode();@calls java.lang.Object.hashCode",
                "final int n = new Object().hashCode() & 1;@calls java.lang.Object.hashCode",
                "final int n = List.of(this).hashCode() & 1;@calls java.util.List.hashCode",
                "final int n = Objects.hash(this) & 1;@calls java.util.Objects.hash",
                "final String s = \"\" + new Object();@: s is ",
            })
    void whatIsMoreThanAFunctionOfTheArgumentsIsRefused(String members, String message)
            throws IOException {
        Command run = checkModel(members);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.out()).doesNotContain("holds");
        assertThat(run.exit()).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "Model() { this(1); } Model(int n) { f(n); } int f(int n) { return f(n) + 1; }@calls itself without an end",
                "static int n = 1 / (1 - 1); Model() { x = n; }@a static initialiser throws java.lang.ArithmeticException",
                "Model() { throw new IllegalStateException(\"no\"); }@throws java.lang.IllegalStateException: no",
            })
    void aConstructorThatFailsIsTheUsers(String members, String message) throws IOException {
        Command run = checkModel("public " + members);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.exit()).isEqualTo(151);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "final Map<String, Integer> m = new HashMap<>(Map.of(\"a\", 1)); { System.out.print(\"\"); }",
                "final EnumMap<Colour, int[]> m = new EnumMap<>(Colour.class);",
                "static final int[] TABLE = {1, 2}; final int n = TABLE[1];",
                "final String s = Colour.RED.name() + 1; final int[] a = new int[3];",
            })
    void whatDependsOnNothingIsAllowed(String members) throws IOException {
        assertThat(checkModel(members).exit()).isZero();
    }

    @Test
    void aPropertyMayNotEndTheRunEither() throws IOException {
        compile("own.Model", model(""));
        Path out =
                compile(
                        "own.Ends",
                        "package own; public class Ends implements sharelock.model.Invariant<Model> {"
                                + " static { System.exit(0); }"
                                + " public boolean holds(Model m) { return true; } }");
        Command run = check(out.toString(), "check.model = own.Model", "check.always = own.Ends");
        assertThat(run.err()).contains("calls java.lang.System.exit");
        assertThat(run.exit()).isEqualTo(150);
    }

    private Path property(String constructor) throws IOException {
        return compile(
                "own.Asks",
                "package own; public class Asks implements sharelock.model.Invariant<Model> {"
                        + " static final int[] MADE = {0}; "
                        + constructor
                        + " public boolean holds(Model m) { return m.x < 6; } }");
    }

    /** Only the task names it, so that the model can be made without it. */
    @Test
    void aStaticInitialiserThatThrowsIsTold() throws IOException {
        String lazy =
                "static final class Lazy { static final int[] A = make();\n"
                        + "static int[] make() { throw new IllegalStateException(\"init\"); } }\n"
                        + "final Task other = new Task(\"other\") {"
                        + " @Override protected void run() { x = Lazy.A[0]; } };";
        Command run = checkModel(lazy);
        assertThat(run.err())
                .contains(
                        "The class own.Model$Lazy, which the model or a property names, cannot be"
                                + " initialised: a static initialiser throws"
                                + " java.lang.IllegalStateException: init (of own.Model$Lazy, at"
                                + " Model.java:13). Mend it,")
                .hasLineCount(1);
        assertThat(run.exit()).isEqualTo(151);
    }

    @ParameterizedTest
    @CsvSource({"Model.TABLE", "MADE"})
    void aPropertyMayNotChangeStaticFieldsWhenItIsMade(String array) throws IOException {
        compile("own.Model", model("static final int[] TABLE = {0}; Model() { x = TABLE[0]; }"));
        Path out = property("Asks() { %s[0] = 5; }".formatted(array));
        Command run = check(out.toString(), "check.model = own.Model", "check.always = Asks");
        String named = array.contains(".") ? "own.Model.TABLE" : "own.Asks.MADE";
        assertThat(run.err())
                .contains(
                        "check.always: own.Asks changes static fields when it is made: "
                                + named
                                + "[0] is changed by that. A property only asks about the model:")
                .hasLineCount(1);
        assertThat(run.exit()).isEqualTo(150);
    }

    @Test
    void theModelIsMadeBeforeItsProperties() throws IOException {
        compile("own.Model", model("static final int[] TABLE = {0}; Model() { TABLE[0] = 3; }"));
        Path out = property("Asks() { if (Model.TABLE[0] != 3) throw new RuntimeException(); }");
        Command run = check(out.toString(), "check.model = own.Model", "check.always = Asks");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void aPropertyIsUsedAsTheKindThatItsKeyNames() throws IOException {
        compile("own.Model", model(""));
        compile(
                "own.Base",
                "package own; public abstract class Base implements sharelock.model.Invariant<Model> {"
                        + " public boolean holds(Model m) { return true; } }");
        Path out =
                compile(
                        "own.Both",
                        "package own; import sharelock.model.*; public class Both extends Base"
                                + " implements AtRest<Model>, Reachable<Model> {"
                                + " public boolean holdsAtRest(Model m) { return m.x == 0; }"
                                + " public boolean isReachedIn(Model m) { return m.x == 2; } }");
        String model = "check.model = own.Model";
        Command always = check(out.toString(), model, "check.always = Both");
        assertThat(always.exit()).isZero();
        Command atRest = check(out.toString(), model, "check.atRest = Both");
        assertThat(atRest.out()).contains("Both fails at rest");
        assertThat(atRest.exit()).isEqualTo(12);
        Command sometimes = check(out.toString(), model, "check.sometimes = Both");
        assertThat(sometimes.exit()).isEqualTo(21);
        String[] keys = {model, "check.always = Both", "check.atRest = Both", ""};
        keys[3] = "check.expect = fails atRest Both";
        assertThat(check(out.toString(), keys).exit()).isZero();
        keys[3] = "check.expect = fails always Both";
        assertThat(check(out.toString(), keys).exit()).isEqualTo(12);
        keys[3] = "check.expect = fails Both";
        Command unclear = check(out.toString(), keys);
        assertThat(unclear.err()).contains("fails always Both, fails atRest Both");
        assertThat(unclear.exit()).isEqualTo(151);
        Command twice = check(out.toString(), model, "check.always = Both, own.Both");
        assertThat(twice.err()).contains("own.Both stands twice");
    }

    @Test
    void defaultMethodsAndGenericClassesAnswerToo() throws IOException {
        compile("own.Model", model(""));
        compile(
                "own.Never",
                "package own; import sharelock.model.*; interface Never<M extends Model>"
                        + " extends Invariant<M> {"
                        + " default boolean holds(M m) { return m.x == 0; } }");
        Path out =
                compile(
                        "own.Inherits",
                        "package own; public class Inherits implements Never<Model> {"
                                + " public boolean holds(String other) { return true; } }");
        Command run = check(out.toString(), "check.model = own.Model", "check.always = Inherits");
        assertThat(run.exit()).isEqualTo(12);
    }

    @Test
    void aPropertyOfOnesOwnForAShippedModelMayHaveHelpers() throws IOException {
        write(
                "pagetable.Helped",
                "package pagetable; import sharelock.model.*;"
                        + " public class Helped implements Invariant<PageTableSharing> {"
                        + " private static final int LEAST = 1;"
                        + " public boolean holds(PageTableSharing m) {"
                        + " return Other.atLeast(m.mms.length, LEAST); } }"
                        + " class Other { static boolean atLeast(int a, int b) { return a >= b; } }");
        Path out = compile(folder.resolve("out"), "pagetable.Helped");
        Command run =
                check(
                        out.toString(),
                        "check.model = pagetable.PageTableSharing",
                        SHIPPED,
                        "check.always = Helped");
        assertThat(run.err()).doesNotContain("cannot be loaded");
        assertThat(run.out()).contains("holds").contains("2 of " + out);
        assertThat(run.exit()).isZero();
    }

    @Test
    void theUsersClassesComeFirst() throws IOException {
        Path out =
                compile(
                        "pagetable.NoPageLeaked",
                        "package pagetable; import sharelock.model.*;"
                                + " public class NoPageLeaked implements Invariant<PageTableSharing> {"
                                + " public boolean holds(PageTableSharing m) { return false; } }");
        Command run =
                check(
                        out.toString(),
                        "check.model = pagetable.PageTableSharing",
                        SHIPPED,
                        "check.always = NoPageLeaked");
        assertThat(run.exit()).isEqualTo(12);
        assertThat(run.out()).contains("in place of Sharelock's own: pagetable.NoPageLeaked");
    }

    @Test
    void sharelocksOwnClassesAreNotReplaced() throws IOException {
        Path out =
                compile(
                        "sharelock.kernel.SpinLock",
                        "package sharelock.kernel; public class SpinLock { }");
        Command run = check(out.toString(), "check.model = pagetable.PageTableSharing", SHIPPED);
        assertThat(run.err()).contains("holds the class sharelock.kernel.SpinLock");
        assertThat(run.exit()).isEqualTo(151);
    }

    @Test
    void aClassThatTwoEntriesHoldMustBeTheSame() throws IOException {
        write("own.Model", model(""));
        Path one = compile(folder.resolve("one"), "own.Model");
        Path same = compile(folder.resolve("same"), "own.Model");
        write("own.Model", model("int y;"));
        Path other = compile(folder.resolve("other"), "own.Model");
        String model = "check.model = own.Model";
        assertThat(check(one + ":" + same, model).exit()).isZero();
        Command run = check(one + ":" + other, model);
        assertThat(run.err()).contains("both hold own/Model.class").hasLineCount(1);
        assertThat(run.exit()).isEqualTo(151);
    }

    @Test
    void anEntryMustBeAFolderOrAJar() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "hello");
        for (String entry : List.of(text.toString(), "", folder.resolve("absent").toString())) {
            Command run = check(entry, "check.model = own.Model");
            assertThat(run.err()).startsWith("sharelock: --classpath").hasLineCount(1);
            assertThat(run.exit()).isEqualTo(151);
        }
    }

    private static void define(Path out, String name, String superName) throws IOException {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, null);
        type.visitEnd();
        Path file = out.resolve(name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, type.toByteArray());
    }

    @Test
    void classesThatCannotBeLoadedAreTheUsers() throws IOException {
        Path out = folder.resolve("out");
        for (int i = 0; i < 5000; i++) define(out, "deep/C" + i, "deep/C" + (i + 1));
        define(out, "deep/C5000", "java/lang/Object");
        define(out, "round/A", "round/B");
        define(out, "round/B", "round/A");
        for (String name : List.of("deep.C0", "round.A")) {
            Command run = check(out.toString(), "check.model = " + name);
            assertThat(run.err()).contains(name).hasLineCount(1);
            assertThat(run.exit()).isIn(150, 151);
        }
    }

    @Test
    void aDamagedClassFileIsTheUsers() throws IOException {
        Path out = compile("own.Model", model(""));
        Path file = out.resolve("own/Model$One.class");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        Command cut = check(out.toString(), "check.model = own.Model");
        assertThat(cut.err()).contains("own.Model$One").hasLineCount(1);
        assertThat(cut.exit()).isIn(150, 151);
        Files.write(file, Files.readAllBytes(out.resolve("own/Model.class")));
        Command wrong = check(out.toString(), "check.model = own.Model");
        assertThat(wrong.err()).contains("holds own.Model").hasLineCount(1);
        assertThat(wrong.exit()).isIn(150, 151);
    }

    @Test
    void anAnnotationOfJavaPathfinderIsRefused() throws IOException {
        compile(
                "gov.nasa.jpf.annotation.FilterField",
                "package gov.nasa.jpf.annotation; public @interface FilterField { }");
        Command run = checkModel("@gov.nasa.jpf.annotation.FilterField int rounds;");
        assertThat(run.err()).contains("has @FilterField on rounds").contains("Steps.ghost");
        assertThat(run.exit()).isEqualTo(150);
    }

    @Test
    void aWordOfJavaPathfinderIsAnsweredWithOneOfOurs() throws IOException {
        compile(
                "gov.nasa.jpf.vm.Verify",
                "package gov.nasa.jpf.vm; public class Verify {"
                        + " public static int getInt(int a, int b) { return a; } }");
        Command run = checkModel("int any() { return gov.nasa.jpf.vm.Verify.getInt(0, 3); }");
        assertThat(run.err()).contains("calls Verify.getInt").contains("Steps.choose");
        assertThat(run.exit()).isEqualTo(150);
    }
}
