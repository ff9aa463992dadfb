package sharelock.random.compared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random classes and interfaces in two packages with methods and fields of the same names, and a
 * model that calls and reads them: first in its constructor, which the JVM runs, and then in a
 * task, which asserts that it gets the same. Not all that is written here is Java.
 */
final class Hierarchy {
    private static final String[] ACCESS = {"", "", "private ", "protected ", "public "};
    private static final int INTERFACES = 3;
    private static final int CLASSES = 4;

    private final Random random;
    private final String[] packages = new String[CLASSES];
    private int constant;

    private Hierarchy(Random random) {
        this.random = random;
    }

    /** The sources by class name; the model is {@code p0.Model}. */
    static Map<String, String> write(long seed) {
        Hierarchy hierarchy = new Hierarchy(new Random(seed));
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < INTERFACES; i++) sources.put("p0.I" + i, hierarchy.face(i));
        for (int i = 0; i < CLASSES; i++) {
            hierarchy.packages[i] = i == 0 || hierarchy.chance(3) ? "p0" : "p1";
            sources.put(hierarchy.packages[i] + ".K" + i, hierarchy.type(i));
        }
        sources.put("p0.Model", hierarchy.model());
        return sources;
    }

    private boolean chance(int of) {
        return random.nextInt(of) != 0;
    }

    private String face(int number) {
        StringBuilder text = new StringBuilder("package p0; public interface I" + number);
        List<String> above = new ArrayList<>();
        for (int i = 0; i < number; i++) if (random.nextInt(3) == 0) above.add("I" + i);
        if (!above.isEmpty()) text.append(" extends ").append(String.join(", ", above));
        text.append(" {\n");
        if (random.nextBoolean()) {
            String kind = random.nextInt(5) == 0 ? "static" : "default";
            text.append(kind + " int m() { return " + constant++ + "; }\n");
        }
        if (random.nextInt(3) == 0) text.append("int[] Q = {" + constant++ + "};\n");
        return text.append("}\n").toString();
    }

    private String type(int number) {
        StringBuilder text = new StringBuilder("package " + packages[number] + ";\n");
        text.append("public class K" + number);
        if (number > 0) text.append(" extends " + packages[number - 1] + ".K" + (number - 1));
        List<String> faces = new ArrayList<>();
        for (int i = 0; i < INTERFACES; i++) if (random.nextInt(3) == 0) faces.add("p0.I" + i);
        if (!faces.isEmpty()) text.append(" implements ").append(String.join(", ", faces));
        text.append(" {\n");
        if (chance(3)) {
            String access = ACCESS[random.nextInt(ACCESS.length)];
            String kind = random.nextInt(8) == 0 ? "static " : "";
            text.append(access + kind + "int m() { return " + constant++ + "; }\n");
        }
        if (random.nextInt(3) == 0) {
            text.append(ACCESS[random.nextInt(ACCESS.length)]);
            text.append("final int[] Q = {" + constant++ + "};\n");
        }
        if (chance(4)) text.append("public int call" + number + "() { return m(); }\n");
        if (chance(2)) text.append("public int read" + number + "() { return Q[0]; }\n");
        if (number > 0 && random.nextInt(3) == 0) {
            text.append("public int up" + number + "() { return super.m(); }\n");
        }
        return text.append("}\n").toString();
    }

    private String model() {
        List<String> calls = new ArrayList<>();
        for (int object = 0; object < CLASSES; object++) {
            for (int at = 0; at <= object; at++) {
                if (chance(3)) calls.add("k" + object + ".call" + at + "()");
                if (random.nextInt(3) == 0) calls.add("k" + object + ".read" + at + "()");
                if (random.nextInt(4) == 0) calls.add("k" + object + ".up" + at + "()");
            }
            if (random.nextInt(3) == 0) calls.add("k" + object + ".m()");
            int face = random.nextInt(INTERFACES);
            if (random.nextInt(3) == 0) calls.add("asI" + face + "(k" + object + ")");
            if (random.nextInt(3) == 0) calls.add("asK0(k" + object + ")");
        }
        StringBuilder text = new StringBuilder("package p0;\npublic final class Model {\n");
        for (int i = 0; i < INTERFACES; i++) {
            text.append("static int asI" + i + "(I" + i + " x) { return x.m(); }\n");
        }
        text.append("static int asK0(K0 x) { return x.m(); }\n");
        for (int i = 0; i < CLASSES; i++) {
            String type = packages[i] + ".K" + i;
            text.append("final " + type + " k" + i + " = new " + type + "();\n");
        }
        for (int i = 0; i < calls.size(); i++) {
            text.append("final int real" + i + " = " + calls.get(i) + ";\n");
        }
        text.append("final T task = new T();\n");
        text.append("final class T extends sharelock.model.Task {\nT() { super(\"t\"); }\n");
        text.append("@Override protected void run() {\n");
        for (int i = 0; i < calls.size(); i++) {
            text.append("assert " + calls.get(i) + " == real" + i + ";\n");
        }
        return text.append("}\n}\n}\n").toString();
    }
}
