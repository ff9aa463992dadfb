package sharelock.compile.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sharelock.compile.ir.ModelProgram;

/** Readable names for emitted methods. */
final class MethodNames {
    private final List<String> tasks = new ArrayList<>();
    private final List<String> properties = new ArrayList<>();

    MethodNames(ModelProgram program) {
        Set<String> used = new HashSet<>(List.of("initial", "observe", "successors", "mayRest"));
        program.tasks().forEach(task -> tasks.add(unique(task.name(), used)));
        program.properties().forEach(one -> properties.add(unique(one.name(), used)));
    }

    private static String unique(String name, Set<String> used) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        if (used.add(plain)) return plain;
        for (int i = 2; ; i++) {
            if (used.add(plain + "$" + i)) return plain + "$" + i;
        }
    }

    String task(int task) {
        return tasks.get(task) + "$task";
    }

    String page(int task, int number) {
        return tasks.get(task) + "$page" + number;
    }

    String entry(int task) {
        return tasks.get(task) + "$entry";
    }

    String step(int task, int position) {
        return tasks.get(task) + "_" + position;
    }

    String property(int number) {
        return properties.get(number) + "$holds";
    }
}
