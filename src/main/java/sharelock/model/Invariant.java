package sharelock.model;

/**
 * What must hold in every state of a model. It reads the model's fields and changes nothing.
 *
 * @param <M> the model
 */
public interface Invariant<M> {
    boolean holds(M model);
}
