package sharelock.engine;

import java.util.function.Supplier;
import sharelock.compile.ModelError;
import sharelock.question.CheckError;
import sharelock.result.Progress;

/** Says of a full stack whose it is, and of a full heap when that was. */
final class Exhaustion {
    private Exhaustion() {}

    /**
     * Does some work of a check.
     *
     * @throws CheckError in the place of a stack overflow
     * @throws OutOfMemoryError that names the phase
     */
    static <T> T told(Supervisor supervisor, Supplier<T> work) {
        try {
            return work.get();
        } catch (OutOfMemoryError full) {
            throw inPhase(supervisor.phase(), full);
        } catch (StackOverflowError deep) {
            throw switch (supervisor.phase()) {
                case CONSTRUCTING ->
                        CheckError.config(
                                "A constructor of the model or of a property, or a static"
                                        + " initialiser, calls itself without end: the stack"
                                        + " overflows.");
                case COMPILING ->
                        CheckError.model(
                                new ModelError(
                                        "The model is nested too deeply to be compiled: the stack"
                                                + " overflows. Make its objects or its calls less deep."));
                case SEARCHING, EXPLAINING ->
                        CheckError.system(
                                "A property or a step of the model is nested too deeply: the stack"
                                        + " overflows. Make its objects or its calls less deep.",
                                deep);
            };
        }
    }

    private static OutOfMemoryError inPhase(Progress.Phase phase, OutOfMemoryError full) {
        OutOfMemoryError told = new OutOfMemoryError("in phase " + phase);
        told.setStackTrace(full.getStackTrace());
        return told;
    }
}
