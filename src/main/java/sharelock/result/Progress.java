package sharelock.result;

import java.time.Duration;

/**
 * How far an engine has come.
 *
 * @param states distinct states found
 * @param transitions steps fired
 * @param queue states found and not yet expanded
 * @param depth the level being expanded
 * @param bytes memory that the states take
 * @param maxBytes the memory budget
 * @param elapsed time since the search began
 */
public record Progress(
        long states,
        long transitions,
        long queue,
        int depth,
        long bytes,
        long maxBytes,
        Duration elapsed) {}
