package sharelock.toy;

import java.util.function.Consumer;
import sharelock.engine.Engine;
import sharelock.explicit.CompiledModel;
import sharelock.question.Question;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Verdict;
import sharelock.result.Way;

/** A third engine: the search of the explicit one, by one worker, told in its own name. */
final class OneWorker implements Engine {
    private final Engine explicit = CompiledModel.engine();
    private final boolean lies;

    /**
     * @param lies whether it says of what fails that it holds
     */
    OneWorker(boolean lies) {
        this.lies = lies;
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public Result answer(Question question, Limits limits, Consumer<Progress> progress) {
        Result result = explicit.answer(question, limits.withWorkers(1), progress);
        boolean lie = lies && result.verdict() == Verdict.FAILS;
        return new Result(
                name(),
                lie ? Verdict.HOLDS : result.verdict(),
                lie ? null : result.failure(),
                lie ? null : result.trace(),
                result.counts(),
                result.asked(),
                result.time(),
                result.note());
    }

    @Override
    public Sought<Way> follow(Question question, Script script, Failure failure, Limits limits) {
        return explicit.follow(question, script, failure, limits);
    }
}
