package sharelock.search;

import java.time.Duration;

/**
 * How far a search has come.
 *
 * @param states distinct states found, the initial one included
 * @param transitions committed and failed successors of distinct states, duplicates included
 * @param queue states found and not yet expanded
 * @param depth the deepest level that has a state, in edges from the initial one
 * @param bytes what the store takes
 * @param elapsed time since the search began
 */
public record Figures(
        long states, long transitions, long queue, int depth, long bytes, Duration elapsed) {}
