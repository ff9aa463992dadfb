package sharelock.model;

/**
 * What must hold in every state in which no task can move: nothing has leaked, no wake-up is lost.
 *
 * @param <M> the model
 */
public interface AtRest<M> {
    boolean holdsAtRest(M model);
}
