package sharelock.compile.layout;

import sharelock.compile.ir.Type;

/**
 * The values that a family of slots must hold. The values of references are the numbers of objects:
 * {@code null}, which is 0, is kept apart from the others, so that a slot for null and the objects
 * 57 to 60 takes three bits.
 *
 * @param type what kind of values they are
 * @param nullable for a reference, whether it may be null
 * @param least the smallest value, null aside
 * @param greatest the greatest value; less than {@code least} when no value is known
 * @param lowered whether a value below {@code least} has turned up during a search
 */
record Range(Type type, boolean nullable, long least, long greatest, boolean lowered) {

    /** How a range is packed; raw bits are {@code value - low}. */
    record Packing(long low, int width, boolean nullable) {}

    static Range none(Type type) {
        return new Range(type, false, 0, -1, false);
    }

    boolean isEmpty() {
        return least > greatest;
    }

    /** This range and one value more, no more than that. */
    Range with(long value) {
        if (isNull(value)) return new Range(type, true, least, greatest, lowered);
        if (isEmpty()) return new Range(type, nullable, value, value, lowered);
        return new Range(
                type, nullable, Math.min(least, value), Math.max(greatest, value), lowered);
    }

    /** This range and all values of another. */
    Range with(Range other) {
        Range both = this;
        if (other.nullable) both = both.with(0);
        return other.isEmpty() ? both : both.with(other.least).with(other.greatest);
    }

    /**
     * A range that holds a value found during a search. Upwards each call adds a bit, because the
     * slack of the packing is used up first. Downwards the first value is taken as it is, since it
     * is often a single -1 for "none"; after that the range doubles with every call.
     */
    Range widen(long value) {
        if (isNull(value) || isEmpty() || value > least) return with(value);
        if (!lowered) {
            Range exact = with(value);
            return new Range(type, nullable, exact.least, exact.greatest, true);
        }
        long span = greatest - least;
        long doubled = least - span - 1;
        boolean tooFar = span < 0 || doubled >= least;
        long floor = type == Type.REF ? 1 : type.least();
        return with(Math.min(value, tooFar ? floor : Math.max(floor, doubled)));
    }

    /** The packing with the fewest bits. */
    Packing packing() {
        if (isEmpty()) return new Packing(0, 0, false);
        if (!nullable) return new Packing(least, bits(greatest - least), false);
        int plain = bits(greatest);
        int apart = bits(greatest - least + 1);
        return apart < plain ? new Packing(least, apart, true) : new Packing(0, plain, false);
    }

    private boolean isNull(long value) {
        return type == Type.REF && value == 0;
    }

    private static int bits(long span) {
        return Long.SIZE - Long.numberOfLeadingZeros(span);
    }
}
