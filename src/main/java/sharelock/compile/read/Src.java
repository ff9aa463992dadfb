package sharelock.compile.read;

import sharelock.compile.ir.Type;

/** What an {@link Op} computes with. */
public sealed interface Src {

    /** A local variable or temporary, by number. */
    record Local(int index) implements Src {}

    /** A number; {@code type} tells int from long. */
    record Num(Type type, long value) implements Src {}

    /** {@code null}. */
    record Null() implements Src {}

    /** A string constant, which can only be part of a message. */
    record Text(String text) implements Src {}
}
