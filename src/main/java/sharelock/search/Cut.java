package sharelock.search;

/** A budget is used up: the search ends. Carries no stack trace, because it is expected. */
final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Cut(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** For a worker that leaves off because another one has. */
    static Cut together() {
        return new Cut("");
    }

    /** Why, in one sentence for the user. */
    String reason() {
        return reason;
    }
}
