package sharelock.model;

/**
 * A goal that some state of a model must meet: it shows that the model is alive.
 *
 * @param <M> the model
 */
public interface Reachable<M> {
    boolean isReachedIn(M model);
}
