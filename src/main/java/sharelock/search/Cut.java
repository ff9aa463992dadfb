package sharelock.search;

/** A budget is used up: the search ends. Carries no stack trace, because it is expected. */
final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Cut(String reason) {
        super(reason);
        this.reason = reason;
    }

    /**
     * Not by a constructor's argument: JPF, which explores this package, does not know that one.
     */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
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
