package sharelock.random;

import java.util.ArrayList;
import java.util.List;

/** What a piece of a random model may use: fields, locals, steps. */
final class Scope {
    /** A local variable; a final one may be captured by a lambda. */
    record Local(String name, Kind kind, boolean isFinal) {}

    /** The class that a piece stands in. */
    enum Owner {
        STATIC,
        NODE,
        MODEL,
        TASK
    }

    final Owner place;
    final boolean writes;
    final boolean steps;
    final boolean chooses;
    final boolean inLoop;

    /** Whether the method around returns an int; a body or run() returns nothing. */
    final boolean returnsInt;

    /** How many methods may be called: those written before, so that nothing is recursive. */
    final int callable;

    private final List<Local> locals;

    private Scope(Owner place, boolean[] may, boolean inLoop, int callable, List<Local> locals) {
        this.place = place;
        this.writes = may[0];
        this.steps = may[1];
        this.chooses = may[2];
        this.returnsInt = may[3];
        this.inLoop = inLoop;
        this.callable = callable;
        this.locals = new ArrayList<>(locals);
    }

    /** The body of a method that takes no step of its own but may write. */
    static Scope method(Owner place, boolean writes, int callable) {
        return new Scope(
                place, new boolean[] {writes, false, false, true}, false, callable, List.of());
    }

    /** The body of a method of a task that takes steps. */
    static Scope task(boolean chooses, int callable) {
        return new Scope(
                Owner.TASK, new boolean[] {true, true, chooses, false}, false, callable, List.of());
    }

    Scope block() {
        return new Scope(place, may(), inLoop, callable, locals);
    }

    Scope loop() {
        return new Scope(place, may(), true, callable, locals);
    }

    /** The body of a switch, where break has another meaning. */
    Scope notInLoop() {
        return new Scope(place, may(), false, callable, locals);
    }

    /** The body of a lambda: one step, which sees final locals only. */
    Scope body() {
        return new Scope(
                place, new boolean[] {writes, false, chooses, false}, false, callable, finals());
    }

    /** A guard or an assertion: it changes nothing. */
    Scope guard() {
        return new Scope(
                place, new boolean[] {false, false, false, returnsInt}, false, callable, locals);
    }

    /** A guard in a lambda. */
    Scope capturedGuard() {
        return new Scope(place, new boolean[4], false, callable, finals());
    }

    void declare(String name, Kind kind, boolean isFinal) {
        locals.add(new Local(name, kind, isFinal));
    }

    /** Names of the locals of a kind. */
    List<String> locals(Kind kind, boolean assignableOnly) {
        List<String> names = new ArrayList<>();
        for (Local local : locals) {
            if (local.kind() == kind && !(assignableOnly && local.isFinal())) {
                names.add(local.name());
            }
        }
        return names;
    }

    private List<Local> finals() {
        return locals.stream().filter(Local::isFinal).toList();
    }

    private boolean[] may() {
        return new boolean[] {writes, steps, chooses, returnsInt};
    }
}
