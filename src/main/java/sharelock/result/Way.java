package sharelock.result;

import org.jspecify.annotations.Nullable;

/**
 * A path that an engine has gone again.
 *
 * @param trace the path, as far as the model makes it
 * @param reached after how many steps the failure is there; -1 if it is nowhere on the path
 * @param failure the failure as it is found now; null if it is nowhere
 * @param instead the other failure with which a step has ended the path; else empty
 */
public record Way(Trace trace, int reached, @Nullable Failure failure, String instead) {}
