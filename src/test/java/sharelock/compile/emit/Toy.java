package sharelock.compile.emit;

import java.util.ArrayList;
import java.util.List;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.ModelProgram.Cell;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;

/** A model built by hand. */
final class Toy {
    private final List<Cell> cells = new ArrayList<>();
    private final List<FailurePoint> failures = new ArrayList<>();
    private final List<String> objects = new ArrayList<>();
    private final List<ProgramBuilder> tasks = new ArrayList<>();
    private final List<ProgramBuilder> properties = new ArrayList<>();
    private int groups;

    /** A cell of its own; answers its number. */
    int cell(Type type, long initial) {
        return array(type, initial)[0];
    }

    int[] array(Type type, long... initial) {
        int[] numbers = new int[initial.length];
        for (int i = 0; i < initial.length; i++) {
            numbers[i] = cells.size();
            String name = "c" + cells.size();
            long value = initial[i];
            cells.add(
                    new Cell(
                            cells.size(),
                            name,
                            type,
                            value,
                            value,
                            value,
                            List.of(),
                            groups,
                            false));
        }
        groups++;
        return numbers;
    }

    int failure(String message) {
        Origin origin = new Origin("Toy.java", "Toy", "run", 1, "", null);
        failures.add(
                new FailurePoint(
                        failures.size(),
                        FailurePoint.Cause.ASSERTION,
                        "AssertionError",
                        message,
                        origin));
        return failures.size() - 1;
    }

    void objects(String... names) {
        objects.addAll(List.of(names));
    }

    ProgramBuilder task(String name) {
        tasks.add(new ProgramBuilder(name));
        return tasks.get(tasks.size() - 1);
    }

    ProgramBuilder property(String name) {
        properties.add(new ProgramBuilder(name));
        return properties.get(properties.size() - 1);
    }

    ModelProgram build() {
        List<Program> programs = tasks.stream().map(ProgramBuilder::build).toList();
        List<Program> asked = properties.stream().map(ProgramBuilder::build).toList();
        return new ModelProgram("Toy", cells, programs, asked, failures, objects);
    }
}
