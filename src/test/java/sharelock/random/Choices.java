package sharelock.random;

import java.util.List;

/**
 * A stream of numbers that decides what a generator writes. Where the stream ends every choice is
 * the first, which is the simplest, so that a shorter stream is a smaller model: jqwik shrinks
 * models by shrinking streams.
 */
final class Choices {
    private final List<Integer> stream;
    private int at;

    Choices(List<Integer> stream) {
        this.stream = stream;
    }

    /** A number from 0 to {@code bound - 1}. */
    int next(int bound) {
        return at < stream.size() ? Math.floorMod(stream.get(at++), bound) : 0;
    }

    /** True in so many of a hundred cases; false where the stream has ended. */
    boolean chance(int percent) {
        return next(100) >= 100 - percent;
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[next(values.length)];
    }

    <T> T of(List<T> values) {
        return values.get(next(values.size()));
    }
}
