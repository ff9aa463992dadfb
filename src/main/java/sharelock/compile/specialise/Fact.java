package sharelock.compile.specialise;

import java.util.LinkedHashSet;
import java.util.Set;
import sharelock.compile.ir.Type;
import sharelock.compile.specialise.Frame.Site;

/**
 * What is known of one field of one object, or of one array element: everything that can be there.
 * While no task is known to write it, it is the constant that the constructor left.
 */
final class Fact {
    /**
     * Which field or element it is.
     *
     * @param name the field's; empty for an element
     * @param index the element's
     * @param bookkeeping whether it serves the vocabulary, as the locks that a task holds
     */
    record Member(String name, int index, boolean bookkeeping) {}

    private final Obj owner;
    private final Member member;
    private final Type type;
    private final Value initial;
    private final Set<Site> readers = new LinkedHashSet<>();
    private final Set<Site> writers = new LinkedHashSet<>();
    private Value value;
    private boolean written;
    private long least;
    private long greatest;
    private int cell = -1;

    Fact(Obj owner, Member member, Type type, Value initial) {
        this.owner = owner;
        this.member = member;
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

    Member member() {
        return member;
    }

    String path() {
        if (owner.isArray()) return owner.path() + "[" + member.index() + "]";
        return owner.path().isEmpty() ? member.name() : owner.path() + "." + member.name();
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

    Set<Site> writers() {
        return writers;
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
