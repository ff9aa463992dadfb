package sharelock.compile.refusals;

import java.util.stream.Stream;

/** Objects that are made and methods that recurse. */
final class ObjectRefusals {
    private ObjectRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(
                Refusal.of(
                        "an object made in a task",
                        "static final class Node { int v; }\nNode node;",
                        "node = new Node(); /*here*/",
                        "LINE makes a Node inside task worker. "
                                + "A state has a fixed size, so all objects are made in the constructor. "
                                + "Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool."),
                Refusal.of(
                        "an array made in a task",
                        "int[] a = {1};",
                        "a = new int[2]; /*here*/",
                        "LINE makes an array inside task worker. "
                                + "A state has a fixed size, so all objects are made in the constructor. "
                                + "Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool."),
                Refusal.of(
                        "an array of references made in a task",
                        "Task[] a;",
                        "a = new Task[2]; /*here*/",
                        "LINE makes an array inside task worker. "
                                + "A state has a fixed size, so all objects are made in the constructor. "
                                + "Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool."),
                Refusal.of(
                        "an array of two dimensions made in a task",
                        "int[][] a;",
                        "a = new int[2][3]; /*here*/",
                        "LINE makes an array inside task worker. "
                                + "A state has a fixed size, so all objects are made in the constructor. "
                                + "Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool."),
                Refusal.of(
                        "an array copied in a task",
                        "int[] a = {1};",
                        "a = a.clone(); /*here*/",
                        "LINE calls java.lang.Object.clone inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Write what it does in plain Java."),
                Refusal.of(
                        "an object made in a step",
                        "static final class Node { int v; }\nNode node;",
                        "Steps.atomically(() -> node = new Node()); /*here*/",
                        "LINE makes a Node inside task worker. "
                                + "A state has a fixed size, so all objects are made in the constructor. "
                                + "Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool."),
                Refusal.of(
                        "a method that calls itself",
                        "int fall(int n) { return n == 0 ? x : fall(n - 1); } /*here*/",
                        "y = fall(3);",
                        "LINE calls fall recursively inside task worker. "
                                + "A task has a fixed number of positions, so it cannot recurse. "
                                + "Write a loop."),
                Refusal.of(
                        "methods that call each other",
                        "int even(int n) { return n == 0 ? x : odd(n - 1); }\nint odd(int n) { return n == 0 ? y : even(n - 1); } /*here*/",
                        "y = even(3);",
                        "LINE calls even recursively inside task worker. "
                                + "A task has a fixed number of positions, so it cannot recurse. "
                                + "Write a loop."));
    }
}
