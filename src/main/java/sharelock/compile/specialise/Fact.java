package sharelock.compile.specialise;

import java.util.LinkedHashSet;
import java.util.Set;
import sharelock.compile.ir.Type;

/**
 * What is known of one field of one object, or of one array element: everything that can be there.
 * While no task is known to write it, it is the constant that the constructor left.
 */
final class Fact {
    private final Obj owner;
    private final String name;
    private final int index;
    private final Type type;
    private final Value initial;
    private final Set<Site> readers = new LinkedHashSet<>();
    private Value value;
    private boolean written;
    private long least;
    private long greatest;
    private int cell = -1;

    /** {@code name} is the field's; for an element it is empty and {@code index} counts. */
    Fact(Obj owner, String name, int index, Type type, Value initial) {
        this.owner = owner;
        this.name = name;
        this.index = index;
        this.type = type;
        this.initial = initial;
        this.value = initial;
        if (initial instanceof Value.Num number) {
            least = number.value();
            greatest = number.value();
        }
    }

    Obj owner() {
        return owner;
    }

    String name() {
        return name;
    }

    int index() {
        return index;
    }

    String path() {
        if (name.isEmpty()) return owner.path() + "[" + index + "]";
        return owner.path().isEmpty() ? name : owner.path() + "." + name;
    }

    Type type() {
        return type;
    }

    Value initial() {
        return initial;
    }

    Value value() {
        return value;
    }

    boolean written() {
        return written;
    }

    /** The smallest and the greatest constant that is there initially or is stored. */
    long least() {
        return least;
    }

    long greatest() {
        return greatest;
    }

    Set<Site> readers() {
        return readers;
    }

    /** Notes a store; true if more is known than before. */
    boolean write(Value stored) {
        if (stored instanceof Value.Num number) {
            least = Math.min(least, number.value());
            greatest = Math.max(greatest, number.value());
        }
        Value joined = type == Type.REF ? value.join(stored) : new Value.Any();
        if (written && joined.equals(value)) return false;
        written = true;
        value = joined;
        return true;
    }

    /** Number of its cell; -1 while it has none. */
    int cell() {
        return cell;
    }

    void cell(int assigned) {
        cell = assigned;
    }

    @Override
    public String toString() {
        return path() + " = " + value;
    }
}
