package sharelock.result;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking for something: it was found, it is not there, or the search was given up,
 * and then nobody knows.
 *
 * @param <T> what was looked for
 */
public final class Sought<T> {
    private final @Nullable T what;
    private final @Nullable String why;

    private Sought(@Nullable T what, @Nullable String why) {
        this.what = what;
        this.why = why;
    }

    public static <T> Sought<T> found(T what) {
        return new Sought<>(what, null);
    }

    /** It was looked for everywhere. */
    public static <T> Sought<T> absent() {
        return new Sought<>(null, null);
    }

    /**
     * @param why as one sentence
     */
    public static <T> Sought<T> gaveUp(String why) {
        return new Sought<>(null, why);
    }

    /** What came of a search for one failure. */
    public static Sought<Failure> in(Verdict verdict, @Nullable Failure failure, String note) {
        return switch (verdict) {
            case HOLDS -> absent();
            case FAILS -> failure == null ? gaveUp(note) : found(failure);
            case INCOMPLETE, ERROR -> gaveUp(note);
        };
    }

    public Optional<T> found() {
        return Optional.ofNullable(what);
    }

    public boolean isAbsent() {
        return what == null && why == null;
    }

    /** Why the search was given up; empty if it was not. */
    public Optional<String> whyGivenUp() {
        return Optional.ofNullable(why);
    }

    /** The same of something else that comes with it. */
    public <U> Sought<U> map(Function<T, U> other) {
        return new Sought<>(what == null ? null : other.apply(what), why);
    }
}
