package meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharelock.model.Invariant;
import sharelock.model.Task;

/** Two tasks of which one is held in a field, and the other one somewhere. */
public final class Held {
    /** Where the second task is held. */
    public enum Where {
        NOWHERE, ARRAY, LIST, MAP, TASK, OBJECT, TWICE, LAMBDA, LOCAL_LIST, ARRAY_OF_ARRAYS, ANONYMOUS
    }

    static final class Box {
        Task inside;
        Box next;
    }

    int x;
    final Adder kept = new Adder("kept");
    final Task[] array = new Task[1];
    final Task[][] arrays = {{}, {null}};
    final List<Task> list = new ArrayList<>();
    final Map<String, Task> map = new LinkedHashMap<>();
    final Box box = new Box();
    Task same;

    public Held(Where where) {
        Adder other = new Adder("other");
        if (where == Where.ARRAY) array[0] = other;
        if (where == Where.LIST) list.add(other);
        if (where == Where.MAP) map.put("other", other);
        if (where == Where.TASK) kept.friend = other;
        if (where == Where.ARRAY_OF_ARRAYS) arrays[1][0] = other;
        if (where == Where.OBJECT) {
            box.next = new Box();
            box.next.inside = other;
        }
        if (where == Where.TWICE) {
            same = other;
            array[0] = other;
        }
        if (where == Where.LOCAL_LIST) List.of(other);
        if (where == Where.ANONYMOUS) {
            array[0] = other;
            new Task("third") {
                @Override
                protected void run() {
                    x = 5;
                }
            }.name();
        }
    }

    final class Adder extends Task {
        Task friend;

        Adder(String name) {
            super(name);
        }

        @Override
        protected void run() {
            x++;
        }
    }

    /** Fails if both run. */
    public static final class AtMostOne implements Invariant<Held> {
        @Override
        public boolean holds(Held model) {
            return model.x <= 1;
        }
    }
}
