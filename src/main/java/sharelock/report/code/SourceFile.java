package sharelock.report.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import sharelock.question.CheckError;

/** A source file of a model: its lines, and where its methods are. */
final class SourceFile {
    private final List<String> lines;
    private final List<Declared> methods = new ArrayList<>();

    /**
     * A method as it is written.
     *
     * @param type simple names of its class and of those around it, {@code Outer.Inner}
     * @param first line of its comment, or of itself if it has none
     * @param last line of its body
     * @param comment its Javadoc; empty if it has none
     */
    record Declared(String type, String name, int first, int last, String comment) {

        boolean holds(int line) {
            return line >= first && line <= last;
        }
    }

    /**
     * @param text which may be no Java: what the compiler does not understand has no methods
     * @throws CheckError when this Java has no compiler
     */
    SourceFile(String text) {
        lines = text.lines().toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw CheckError.system(
                    "this Java (%s) has no compiler to read the source with: it is a JRE. Set JAVA_HOME to a JDK 17 or newer."
                            .formatted(System.getProperty("java.home")));
        }
        JavacTask task =
                (JavacTask)
                        compiler.getTask(
                                null,
                                null,
                                problem -> {},
                                List.of("-proc:none"),
                                null,
                                List.of(new InMemory(text)));
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new Methods(Trees.instance(task), unit, text).scan(unit, null);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    List<String> lines() {
        return lines;
    }

    /** The innermost method that a line lies in. */
    Optional<Declared> methodAt(int line) {
        return methods.stream()
                .filter(method -> method.holds(line))
                .reduce((outer, inner) -> inner.first() >= outer.first() ? inner : outer);
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Collects the methods of a file. */
    private final class Methods extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final String text;
        private final Deque<String> types = new ArrayDeque<>();

        Methods(Trees trees, CompilationUnitTree unit, String text) {
            this.trees = trees;
            this.unit = unit;
            this.text = text;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            types.addLast(type.getSimpleName().toString());
            super.visitClass(type, null);
            types.removeLast();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            SourcePositions positions = trees.getSourcePositions();
            int start = (int) positions.getStartPosition(unit, method);
            int end = (int) positions.getEndPosition(unit, method);
            if (start >= 0 && end >= start) {
                String comment = trees.getDocComment(getCurrentPath());
                int first = comment == null ? start : text.lastIndexOf("/**", start);
                methods.add(
                        new Declared(
                                String.join(".", types),
                                method.getName().toString(),
                                line(first),
                                line(end - 1),
                                comment == null ? "" : comment.strip()));
            }
            return super.visitMethod(method, null);
        }

        private int line(int position) {
            return (int) unit.getLineMap().getLineNumber(Math.max(position, 0));
        }
    }
}
