package sharelock;

import java.util.Collection;
import java.util.List;

/** The codes with which the command ends; TLC's where TLC has one. */
public final class ExitCode {
    public static final int OK = 0;

    /** No verdict: a budget cut the search. */
    public static final int INCOMPLETE = 20;

    /** The run proved nothing. */
    public static final int NOTHING_PROVED = 21;

    /** A model cannot be compiled. */
    public static final int MODEL = 150;

    public static final int CONFIG = 151;

    public static final int SYSTEM = 153;

    /** A bug in Sharelock. */
    public static final int BUG = 255;

    private static final List<Integer> GRAVEST_FIRST =
            List.of(BUG, SYSTEM, CONFIG, MODEL, 14, 12, 13, 11, NOTHING_PROVED, INCOMPLETE);

    private ExitCode() {}

    /** The code of a run whose parts ended with {@code codes}. */
    public static int of(Collection<Integer> codes) {
        return GRAVEST_FIRST.stream().filter(codes::contains).findFirst().orElse(OK);
    }
}
