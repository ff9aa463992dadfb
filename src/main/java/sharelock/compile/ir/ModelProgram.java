package sharelock.compile.ir;

import java.util.List;

/**
 * A model after specialisation: its memory, tasks and properties.
 *
 * @param name the model's class
 * @param cells the memory; a cell's number is its index here
 * @param tasks one program for each task; a task's number is its index here
 * @param properties one program for each property; a property's number is its index here
 * @param failures every failure point; a failure's number is its index here
 * @param objects what the object with each number is called, 0 being {@code null}
 */
public record ModelProgram(
        String name,
        List<Cell> cells,
        List<Program> tasks,
        List<Program> properties,
        List<FailurePoint> failures,
        List<String> objects) {}
