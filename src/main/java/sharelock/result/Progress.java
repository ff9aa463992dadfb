package sharelock.result;

import java.time.Duration;
import java.util.Locale;

/**
 * How far an engine has come.
 *
 * @param phase what it is doing
 * @param states distinct states found
 * @param transitions steps fired
 * @param queue states found and not yet expanded
 * @param depth the level being expanded
 * @param bytes memory that the states take
 * @param maxBytes the memory budget
 * @param elapsed time since the search began
 */
public record Progress(
        Phase phase,
        long states,
        long transitions,
        long queue,
        int depth,
        long bytes,
        long maxBytes,
        Duration elapsed) {

    /** What is done for a check, one after another. */
    public enum Phase {
        /** Classes are loaded, and the model and its properties made by their constructors. */
        CONSTRUCTING,
        COMPILING,
        SEARCHING,
        /** Something was found, and is made into a trace. */
        EXPLAINING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A phase in which there are no states yet. */
    public static Progress in(Phase phase, Duration elapsed) {
        return new Progress(phase, 0, 0, 0, 0, 0, 0, elapsed);
    }

    /** The same figures in another phase. */
    public Progress at(Phase other, Duration time) {
        return new Progress(other, states, transitions, queue, depth, bytes, maxBytes, time);
    }
}
