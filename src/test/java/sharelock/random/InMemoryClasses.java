package sharelock.random;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes compiled from source in memory, in a loader of their own that serves their bytecode. */
public final class InMemoryClasses extends ClassLoader {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES =
            JAVAC.getStandardFileManager(null, null, null);

    private final Map<String, byte[]> bytecode;

    private InMemoryClasses(Map<String, byte[]> bytecode) {
        super(InMemoryClasses.class.getClassLoader());
        this.bytecode = bytecode;
        setDefaultAssertionStatus(true);
    }

    /** Compiles one top-level class. */
    public static InMemoryClasses compile(String className, String source) {
        return compile(Map.of(className, source));
    }

    /** Compiles top-level classes, by name. */
    public static synchronized InMemoryClasses compile(Map<String, String> sources) {
        Map<String, ByteArrayOutputStream> written = new HashMap<>();
        StringWriter messages = new StringWriter();
        boolean compiled =
                JAVAC.getTask(
                                messages,
                                new Recorder(FILES, written),
                                null,
                                List.of("-g", "-parameters", "-proc:none", "-nowarn"),
                                null,
                                sources.entrySet().stream()
                                        .map(each -> new Source(each.getKey(), each.getValue()))
                                        .toList())
                        .call();
        if (!compiled) throw new IllegalStateException(messages + "\n" + sources);
        Map<String, byte[]> bytecode = new HashMap<>();
        written.forEach((name, bytes) -> bytecode.put(name, bytes.toByteArray()));
        return new InMemoryClasses(bytecode);
    }

    /** Writes the class files into a folder. */
    public void writeTo(Path folder) {
        bytecode.forEach((name, bytes) -> write(folder, name, bytes));
    }

    private static void write(Path folder, String name, byte[] bytes) {
        Path file = folder.resolve(name.replace('.', '/') + ".class");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new object of a class with a public constructor without parameters. */
    public Object create(String className) {
        try {
            return loadClass(className).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = bytecode.get(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        String className = name.replace('/', '.').replaceFirst("\\.class$", "");
        byte[] bytes = bytecode.get(className);
        return bytes != null ? new ByteArrayInputStream(bytes) : super.getResourceAsStream(name);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(
                    URI.create("string:///" + className.replace('.', '/') + ".java"),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Recorder extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written;

        Recorder(JavaFileManager files, Map<String, ByteArrayOutputStream> written) {
            super(files);
            this.written = written;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String className,
                JavaFileObject.Kind kind,
                FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.put(className, bytes);
            return new SimpleJavaFileObject(
                    URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
