package sharelock.random;

import java.util.ArrayList;
import java.util.List;

/** The fields of the random models, by kind and by the class that uses them. */
final class Fields {
    private Fields() {}

    static List<String> of(Kind kind, Scope scope) {
        List<String> fields = new ArrayList<>();
        switch (scope.place) {
            case STATIC -> {}
            case NODE -> fields.addAll(ofNode(kind, ""));
            case MODEL -> fields.addAll(ofModel(kind));
            case TASK -> {
                fields.addAll(ofModel(kind));
                fields.addAll(ofTask(kind));
            }
        }
        for (String node : scope.locals(Kind.NODE, false)) {
            if (node.startsWith("q")) fields.addAll(ofNode(kind, node + "."));
        }
        return fields;
    }

    private static List<String> ofModel(Kind kind) {
        return switch (kind) {
            case INT ->
                    List.of("i0", "a[]", "p0", "f0.v", "f1.v", "f0.cells[]", "ns[].v", "grid[][]");
            case LONG -> List.of("l0", "f1.w", "ls[]");
            case SHORT -> List.of("s0", "f0.s");
            case BYTE -> List.of("b0", "bs[]");
            case CHAR -> List.of("c0");
            case BOOLEAN -> List.of("z0", "zs[]", "f0.on");
            case HUE -> List.of("e0", "f0.hue");
            case NODE -> List.of("n0", "ns[]", "f0.next");
            case TEXT -> List.of("w0", "w1", "ws[]", "f0.word");
            case THING -> List.of("h0", "hs[]");
            case NOTE -> List.of();
        };
    }

    private static List<String> ofTask(Kind kind) {
        return switch (kind) {
            case INT -> List.of("t0", "inherited");
            case LONG -> List.of("t1");
            case BOOLEAN -> List.of("flag");
            case NODE -> List.of("tn");
            case TEXT -> List.of("tw");
            default -> List.of();
        };
    }

    private static List<String> ofNode(Kind kind, String node) {
        return switch (kind) {
            case INT -> List.of(node + "v", node + "cells[]");
            case LONG -> List.of(node + "w");
            case SHORT -> List.of(node.isEmpty() ? "((Node) this).s" : node + "s");
            case BOOLEAN -> List.of(node + "on");
            case HUE -> List.of(node + "hue");
            case NODE -> List.of(node + "next");
            case TEXT -> List.of(node + "word");
            default -> List.of();
        };
    }
}
