package sharelock.random;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A field or element of a random model that a property may look at.
 *
 * @param value how the property {@code m} reads it, as an int or a long
 * @param path what the heap calls it
 */
record Observed(String value, String path) {

    /** All that there is in a model. */
    static List<Observed> all(int tasks) {
        List<Observed> all = new ArrayList<>();
        for (String name : List.of("i0", "p0", "l0", "s0", "b0", "c0", "g0")) number(all, name);
        for (String name : List.of("z0", "gz")) truth(all, name);
        for (String name : List.of("e0", "n0", "o0", "a", "w0", "w1", "h0")) reference(all, name);
        node(all, "f0");
        node(all, "f1");
        number(all, "f1.extra");
        array(all, "longer", 3);
        array(all, "grid[0]", 2);
        array(all, "grid[1]", 2);
        array(all, "ls", 2);
        array(all, "bs", 2);
        array(all, "gs", 2);
        for (int i = 0; i < 2; i++) {
            truth(all, "zs[" + i + "]");
            for (String array : List.of("ns", "ws", "hs")) reference(all, array + "[" + i + "]");
        }
        for (int i = 0; i < tasks; i++) task(all, i);
        return all;
    }

    private static void task(List<Observed> all, int number) {
        String task = "((T" + number + ") m.tasks[" + number + "])";
        String path = "t" + number + ".";
        all.add(new Observed(task + ".t0", path + "t0"));
        all.add(new Observed(task + ".t1", path + "t1"));
        all.add(new Observed("(" + task + ".tn == null ? 0 : 1)", path + "tn"));
        all.add(new Observed("(" + task + ".tw == null ? 0 : 1)", path + "tw"));
        all.add(new Observed(task + ".inherited", path + "inherited"));
        all.add(new Observed("(" + task + ".flag ? 1 : 0)", path + "flag"));
    }

    private static void node(List<Observed> all, String node) {
        for (String field : List.of("v", "w")) number(all, node + "." + field);
        all.add(new Observed("((Node) m." + node + ").s", node + ".s"));
        truth(all, node + ".on");
        reference(all, node + ".next");
        reference(all, node + ".hue");
        reference(all, node + ".word");
        array(all, node + ".cells", 2);
    }

    private static void array(List<Observed> all, String array, int length) {
        for (int i = 0; i < length; i++) number(all, array + "[" + i + "]");
    }

    private static void number(List<Observed> all, String name) {
        all.add(new Observed("m." + name, name));
    }

    private static void truth(List<Observed> all, String name) {
        all.add(new Observed("(m." + name + " ? 1 : 0)", name));
    }

    private static void reference(List<Observed> all, String name) {
        all.add(new Observed("(m." + name + " == null ? 0 : 1)", name));
    }

    /** Some of them, as a stream of numbers chooses, those before others that the code writes. */
    static List<Observed> some(int tasks, List<Integer> stream, String code) {
        List<Observed> left = all(tasks);
        List<Observed> written = new ArrayList<>(left);
        written.removeIf(each -> !each.isWritten(code));
        Choices choices = new Choices(stream);
        List<Observed> some = new ArrayList<>();
        int count = 2 + choices.next(3);
        for (int i = 0; i < count; i++) {
            boolean any = written.isEmpty() || choices.next(4) == 0;
            List<Observed> from = any ? left : written;
            Observed chosen = from.get(choices.next(from.size()));
            some.add(chosen);
            left.remove(chosen);
            written.remove(chosen);
        }
        return some;
    }

    /** Whether something of its name is written, maybe of another object. */
    private boolean isWritten(String code) {
        String name = path.replaceAll("\\[.*", "").replaceAll(".*\\.", "");
        String element = "(\\[[^;]*\\])*";
        String write = "\\b" + name + element + "( (=|\\+=|\\^=|>>>=) |\\+\\+|--)";
        return Pattern.compile(write).matcher(code).find();
    }

    /** A property of this name that reads all of them and holds, or so it is to be hoped. */
    static String reader(String name, List<Observed> observed) {
        StringBuilder text = new StringBuilder(head(name)).append("long sum = 0;\n");
        for (Observed each : observed) text.append("sum += ").append(each.value()).append(";\n");
        return text.append("return sum != 1234567890123L;\n}\n}\n").toString();
    }

    /** A property of this name that does not hold where the first two have small values. */
    static String alarm(String name, List<Observed> observed, List<Integer> stream) {
        Choices choices = new Choices(stream.subList(stream.size() / 2, stream.size()));
        String one = observed.get(0).value() + " == " + choices.next(3);
        String two = observed.get(1).value() + " == " + choices.next(3);
        return head(name) + "return !(" + one + " & " + two + ");\n}\n}\n";
    }

    /** A property of this name that reads all of them; in some states it throws, or is false. */
    static String odd(String name, List<Observed> observed, List<Integer> stream) {
        Choices choices = new Choices(stream.subList(stream.size() / 3, stream.size()));
        StringBuilder text = new StringBuilder(head(name)).append("long sum = 0;\n");
        for (Observed each : observed) text.append("sum += ").append(each.value()).append(";\n");
        String one = observed.get(choices.next(observed.size())).value();
        String two = observed.get(choices.next(observed.size())).value();
        String bad = two + " == " + choices.next(3);
        text.append("if (").append(one).append(" == ").append(choices.next(4));
        text.append(") return false;\n");
        String throwing =
                switch (choices.next(6)) {
                    case 0 -> "sum / (" + two + " - " + choices.next(3) + ") != 1234567890123L";
                    case 1 -> "ALL[(int) (" + two + ")] != \"three\"";
                    case 2 -> "(" + bad + " ? null : m.f0).cells.length == 2";
                    case 3 -> "((Node) (" + bad + " ? (Object) \"one\" : m.f1)).cells != null";
                    case 4 -> "((Leaf) (" + bad + " ? m.f0 : m.f1)).cells[1 & 1] != 77";
                    default -> "thrown(" + bad + ")";
                };
        return text.append("return ")
                .append(throwing)
                .append(";\n}\nprivate static boolean thrown(boolean bad) {\n")
                .append("if (bad) throw new IllegalStateException(\"odd\");\n")
                .append("return true;\n}\n}\n")
                .toString();
    }

    private static String head(String name) {
        return "static final class "
                + name
                + " implements sharelock.model.Invariant<Model> {\n"
                + "@Override public boolean holds(Model m) {\n";
    }
}
