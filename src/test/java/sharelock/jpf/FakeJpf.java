package sharelock.jpf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import sharelock.jpf.wire.Evidence;
import sharelock.jpf.wire.Fault;
import sharelock.jpf.wire.Fault.At;
import sharelock.jpf.wire.Fault.Cause;
import sharelock.jpf.wire.Names;
import sharelock.jpf.wire.Names.Keys;

/** Something in JPF's place that behaves as badly as it is told to. */
public final class FakeJpf {
    /** A search that came to a limit. */
    public static final Evidence CUT = new Evidence(Set.of(), false, true, false);

    /** A search that came to its end. */
    public static final Evidence COMPLETE = new Evidence(Set.of(), false, false, true);

    /** The same, in which somebody has looked at a state. */
    public static final Evidence LOOKED = new Evidence(Set.of(), true, false, true);

    /** What its main class does before it returns, as Java; {@code keys} are its settings. */
    public static final String SAYS_HOLDS = report("<result findings=\"none\"/>", 5, 1);

    private FakeJpf() {}

    /** Java that writes down what was heard in a search. */
    public static String hears(Evidence heard) {
        return "java.nio.file.Files.writeString(java.nio.file.Path.of(keys.getProperty(\"%s\")), \"%s\");"
                .formatted(Keys.READ, String.join("\\n", heard.lines()));
    }

    /** Java that writes the report of a search that came to its end. */
    public static String report(String result, long states, long endStates) {
        String text =
                "<?xml version=\"1.0\" ?><jpfreport>%s<statistics><new-states>%d</new-states><visited-states>7</visited-states><end-states>%d</end-states></statistics></jpfreport>"
                        .formatted(result, states, endStates);
        return writes(text) + hears(COMPLETE);
    }

    /** A report of a failure, in the words of what runs inside JPF. */
    public static String saysFails(Cause cause, String name) {
        return says(new Fault(cause, name, At.NOWHERE, ""));
    }

    static String says(Fault fault) {
        return report(
                "<result findings=\"errors\"><error id=\"0\"><property>gov.nasa.jpf.vm.NoUncaughtExceptionsProperty</property><details>%s: %s\n\tat x.Y.z(Y.java:1)\n</details></error></result>"
                        .formatted(Names.VIOLATION, fault.text()),
                9,
                0);
    }

    /** The same, but the bug that is planted for JPF is found. */
    public static String thatPassesItsTest(String behaviour) {
        return "if (keys.getProperty(\"%s\").equals(\"%s\")) { %s } else { %s }"
                .formatted(
                        Keys.MODEL,
                        Names.PLANTED_BUG,
                        saysFails(Cause.AT_REST, Names.PLANTED_BUG + "$" + Names.PLANTED_PROPERTY),
                        behaviour);
    }

    /** Java that writes a file in the place of the report. */
    static String writes(String text) {
        return "java.nio.file.Files.writeString(java.nio.file.Path.of(keys.getProperty(\"report.xml.file\") + \".xml\"), \"%s\");"
                .formatted(
                        text.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\t", "\\t"));
    }

    /** The folder of one, see {@link #in}. */
    public static Path folder(Path folder, String behaviour) throws IOException {
        return in(folder, behaviour).folder();
    }

    /** Puts one into a folder, as a build of JPF would lie there. */
    static JpfHome in(Path folder, String behaviour) throws IOException {
        String source =
                """
                package gov.nasa.jpf.tool;
                public class RunJPF {
                    public static void main(String[] args) throws Exception {
                        java.util.Properties keys = new java.util.Properties();
                        try (var in = new java.io.FileReader(args[0])) { keys.load(in); }
                        %s
                    }
                }
                """
                        .formatted(behaviour);
        Path jar = folder.resolve("build").resolve("jpf.jar");
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("gov/nasa/jpf/tool/RunJPF.class"));
            out.write(compiled(source));
        }
        return new JpfHome(folder);
    }

    private static byte[] compiled(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files =
                new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location,
                            String name,
                            JavaFileObject.Kind kind,
                            FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("mem:///RunJPF.class"), kind) {
                            @Override
                            public ByteArrayOutputStream openOutputStream() {
                                return bytes;
                            }
                        };
                    }
                };
        JavaFileObject unit =
                new SimpleJavaFileObject(
                        URI.create("mem:///RunJPF.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return source;
                    }
                };
        boolean fine =
                compiler.getTask(null, files, null, List.of("-proc:none"), null, List.of(unit))
                        .call();
        if (!fine) throw new IllegalArgumentException(source);
        return bytes.toByteArray();
    }
}
