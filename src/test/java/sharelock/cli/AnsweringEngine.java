package sharelock.cli;

import java.util.function.Consumer;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.question.Question;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Way;

/** An engine in the place of the explicit one that can answer and nothing else. */
record AnsweringEngine(Answer answer) implements Engine {

    /** How it answers. */
    interface Answer {
        Result to(Consumer<Progress> progress);
    }

    @Override
    public String name() {
        return Result.EXPLICIT;
    }

    @Override
    public Result answer(Question question, Limits limits, Consumer<Progress> progress) {
        return answer.to(progress);
    }

    @Override
    public Sought<Way> follow(Question question, Script script, Failure failure, Limits limits) {
        throw new AssertionError(script);
    }
}
