package sharelock.compile.interpret;

/**
 * How one run of a step or a property ended.
 *
 * @param end in what way
 * @param failure number of the failure if it failed, else -1
 */
public record Outcome(End end, int failure) {

    /** Ways in which a run ends. */
    public enum End {
        /** The task stands at its next position, or has finished; a property holds. */
        DONE,
        /** The step's guard does not hold, or the task has no step; a property does not hold. */
        NOT_ENABLED,
        /** It failed. */
        FAILED
    }

    static final Outcome DONE = new Outcome(End.DONE, -1);
    static final Outcome NOT_ENABLED = new Outcome(End.NOT_ENABLED, -1);

    static Outcome failed(int failure) {
        return new Outcome(End.FAILED, failure);
    }
}
