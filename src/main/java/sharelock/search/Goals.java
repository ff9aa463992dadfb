package sharelock.search;

/**
 * What a search looks for, as predicates of {@link sharelock.system.TransitionSystem#observe}.
 *
 * @param always must hold in every state; with {@link
 *     sharelock.system.TransitionSystem#NO_PROPERTY_THREW} among them, a predicate that throws is a
 *     finding, wherever it was asked
 * @param atRest must hold in every state that has no successor
 * @param sometimes should hold in some state
 */
public record Goals(long always, long atRest, long sometimes) {}
