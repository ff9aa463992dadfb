package sharelock.random;

import java.util.List;

/** Writes a random model: a class {@code random.Model} with its tasks. */
public final class ModelSource {
    public static final String NAME = "random.Model";

    /**
     * What a model may do.
     *
     * @param tasks how many tasks
     * @param chooses whether it makes nondeterministic choices
     * @param statements how many statements a task has at most, at the outermost level
     * @param complains whether a task that comes to its end throws an exception there
     */
    public record Shape(int tasks, boolean chooses, int statements, boolean complains) {
        public Shape(int tasks, boolean chooses, int statements) {
            this(tasks, chooses, statements, false);
        }
    }

    private static final String HEAD =
            """
            package random;

            import sharelock.model.Steps;
            import sharelock.model.Task;

            public final class Model {
            enum Hue {
            RED(1), GREEN(0), BLUE(3);
            final int weight;
            Hue(int weight) { this.weight = weight; }
            }
            interface Op { int op(int x); }
            int i0;
            private int p0 = 1;
            long l0 = 3;
            short s0;
            byte b0 = 2;
            char c0 = 'a';
            boolean z0;
            int g0;
            boolean gz;
            final int[] gs = {0, 1};
            Hue e0 = Hue.GREEN;
            final Node f0 = new Node();
            final Leaf f1 = new Leaf();
            Node n0 = f1;
            Op o0 = f1;
            int[] a = {1, 0};
            final int[] longer = {1, 2, 3};
            final int[][] grid = {{0, 1}, {2, 3}};
            final long[] ls = {0, 1};
            final byte[] bs = {0, 1};
            final boolean[] zs = {true, false};
            final Node[] ns = {f1, f0};
            String w0 = "one";
            String w1;
            final String[] ws = {"one", null};
            final Object plain = new Object();
            Object h0 = f1;
            final Object[] hs = {"two", f0};
            static final String[] ALL = {"one", new String("one"), null, "two"};
            final Task[] tasks;
            """;

    private final Choices choices;
    private final StringBuilder text = new StringBuilder(HEAD);
    private final ExpressionSource expressions;
    private final StatementSource statements;
    private List<Observed> observed = List.of();

    private ModelSource(Choices choices) {
        this.choices = choices;
        this.expressions = new ExpressionSource(choices);
        this.statements = new StatementSource(choices, expressions, text);
    }

    /** The source of a model, in the package {@code random}. */
    public static String write(List<Integer> stream, Shape shape) {
        ModelSource source = new ModelSource(new Choices(stream));
        source.model(shape, stream);
        return source.text.toString();
    }

    /** The property of a random model that reads all of it. */
    public static final String EVERYTHING = "Everything";

    /** The property that reads what {@link #watched} names, and holds. */
    public static final String SEEN = "Seen";

    /** The property that fails where some of that have small values. */
    public static final String ALARM = "Alarm";

    /** The property that reads what {@link #watched} names, and may be false and may throw. */
    public static final String ODD = "Odd";

    /** What the properties of a model read, by path. */
    public static List<String> watched(List<Integer> stream, Shape shape) {
        ModelSource source = new ModelSource(new Choices(stream));
        source.model(shape, stream);
        return source.observed.stream().map(Observed::path).toList();
    }

    private void properties(List<Integer> stream, Shape shape) {
        String code = text.substring(text.indexOf("public Model()"));
        observed = Observed.some(shape.tasks(), stream, code);
        text.append(Observed.reader("Everything", Observed.all(shape.tasks())));
        text.append(Observed.reader("Seen", observed));
        text.append(Observed.alarm("Alarm", observed, stream));
        text.append(Observed.odd("Odd", observed, stream));
    }

    private void model(Shape shape, List<Integer> stream) {
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < shape.tasks(); i++)
            tasks.append(i == 0 ? "" : ", ").append("new T" + i + "()");
        line("public Model() {");
        line("f0.next = f1;");
        line("tasks = new Task[] {" + tasks + "};");
        line("}");
        // The tasks come first, so that a short stream is spent on them.
        for (int i = 0; i < shape.tasks(); i++) task(i, shape);
        methods();
        nodes();
        base();
        properties(stream, shape);
        line("}");
    }

    private void task(int i, Shape shape) {
        line("final class T" + i + " extends Base {");
        line("private int t0 = " + i + ";");
        line("private long t1;");
        line("private Node tn;");
        line("private String tw;");
        line("T" + i + "() { super(\"t" + i + "\"); }");
        line("@Override protected void run() {");
        Scope scope = Scope.task(shape.chooses(), Methods.ALL);
        statements.block(shape.statements(), 2, scope);
        if (shape.complains()) {
            line("throw new IllegalStateException(" + expressions.message(scope) + ");");
        }
        line("}");
        if (choices.chance(50)) method("@Override int own(int x)", Scope.Owner.TASK, Methods.OWN);
        line("}");
    }

    private void methods() {
        line("static int mix(int x, int y) {");
        Scope scope = Scope.method(Scope.Owner.STATIC, true, 0);
        scope.declare("x", Kind.INT, false);
        scope.declare("y", Kind.INT, false);
        if (choices.chance(40)) statements.block(1, 1, scope);
        line("return " + expressions.intValue(1, scope) + ";");
        line("}");
        line("int peek() {");
        Scope reader = Scope.method(Scope.Owner.MODEL, false, Methods.PEEK);
        line("return " + expressions.intValue(2, reader) + ";");
        line("}");
        line("String told(String text, Object thing) {");
        Scope teller = Scope.method(Scope.Owner.MODEL, false, Methods.PEEK);
        teller.declare("text", Kind.TEXT, false);
        teller.declare("thing", Kind.THING, false);
        line("if (" + expressions.condition(2, teller) + ") {");
        line("return " + expressions.of(Kind.TEXT, 1, teller) + ";");
        line("}");
        line("return " + expressions.of(Kind.TEXT, 1, teller) + ";");
        line("}");
        method("int poke(int x)", Scope.Owner.MODEL, Methods.POKE);
    }

    private void nodes() {
        line("static class Node implements Op {");
        line("int v;");
        line("private short s = 1;");
        line("long w;");
        line("Node next;");
        line("final int[] cells = {0, 1};");
        line("Hue hue = Hue.RED;");
        line("boolean on;");
        line("String word = \"two\";");
        method("public int op(int x)", Scope.Owner.NODE, Methods.OP);
        line("}");
        line("static final class Leaf extends Node {");
        line("int extra = 5;");
        method("@Override public int op(int x)", Scope.Owner.NODE, Methods.OP);
        line("}");
    }

    private void base() {
        line("abstract class Base extends Task {");
        line("int inherited = 2;");
        line("boolean flag;");
        line("Base(String name) { super(name); }");
        line("int own(int x) {");
        Scope scope = Scope.method(Scope.Owner.MODEL, true, Methods.POKE);
        scope.declare("x", Kind.INT, false);
        line("inherited += " + expressions.intValue(1, scope) + ";");
        line("return " + expressions.intValue(1, scope) + ";");
        line("}");
        line("}");
    }

    private void method(String signature, Scope.Owner place, int callable) {
        line(signature + " {");
        Scope scope = Scope.method(place, true, callable);
        scope.declare("x", Kind.INT, false);
        if (choices.chance(60)) statements.block(1, 1, scope);
        line("return " + expressions.intValue(1, scope) + ";");
        line("}");
    }

    private void line(String line) {
        statements.line(line);
    }
}
