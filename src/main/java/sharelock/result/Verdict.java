package sharelock.result;

/** What a check came to. */
public enum Verdict {
    /** The search was complete and every property held. */
    HOLDS,
    /** Something failed; there is a {@link Failure}. */
    FAILS,
    /** A budget cut the search before anything failed: nothing is proved. */
    INCOMPLETE,
    /** There was no search worth the name, e.g. the engine died. */
    ERROR
}
