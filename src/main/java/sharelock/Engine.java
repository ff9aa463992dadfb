package sharelock;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sharelock.Check.Options;
import sharelock.compile.ModelError;
import sharelock.compile.lint.Lint;
import sharelock.explicit.ExplicitEngine;
import sharelock.explicit.ExplicitEngine.Properties;
import sharelock.explicit.ExplicitEngine.Replayed;
import sharelock.question.CheckError;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.TraceStep;
import sharelock.system.TransitionSystem.Move;

/** An engine that has been given one model and its properties. */
public interface Engine {

    /** The engine of our own. */
    Maker EXPLICIT = Engine::explicit;

    /** Makes an engine for a model. */
    interface Maker {
        /**
         * @param leftOut what a mutant leaves out of the model's code, see {@link ExplicitEngine}
         * @throws CheckError when the engine cannot take the model
         */
        Engine open(Object model, Properties properties, List<String> leftOut);
    }

    /**
     * Makes an engine for a model that both engines can check. What the engine itself refuses comes
     * first.
     *
     * @throws CheckError when an engine cannot take the model
     */
    static Engine open(Maker maker, Object model, Properties properties, List<String> leftOut) {
        Engine engine = maker.open(model, properties, leftOut);
        lint(model, properties);
        return engine;
    }

    /**
     * Refuses what Java PathFinder gets wrong, most of it without a word.
     *
     * @throws CheckError that names the first thing to mend
     */
    static void lint(Object model, Properties properties) {
        try {
            Lint.check(model, properties.all());
        } catch (ModelError refused) {
            throw CheckError.model(refused);
        }
    }

    Result check(Options options, Consumer<Progress> progress);

    /** Follows a path as far as the model can; see {@link ExplicitEngine#replay}. */
    Replayed replay(List<TraceStep> path, Failure wanted);

    /** Looks for a failure along a script; see {@link ExplicitEngine#follow}. */
    Sought<Replayed> follow(Script script, Failure failure);

    /** Layout and steps of the model, for a reader. */
    String dump();

    private static Engine explicit(Object model, Properties properties, List<String> leftOut) {
        try {
            return new Explicit(new ExplicitEngine(model, properties, leftOut));
        } catch (ModelError refused) {
            throw CheckError.model(refused);
        }
    }

    /** The explicit engine. */
    record Explicit(ExplicitEngine engine) implements Engine {
        @Override
        public Result check(Options options, Consumer<Progress> progress) {
            return told(() -> engine.check(options.limits(), progress));
        }

        @Override
        public Replayed replay(List<TraceStep> path, Failure wanted) {
            List<Move> moves =
                    path.stream().map(step -> new Move(step.task(), step.choices())).toList();
            return told(() -> engine.replay(moves, wanted));
        }

        @Override
        public Sought<Replayed> follow(Script script, Failure failure) {
            return told(() -> engine.follow(script, failure));
        }

        @Override
        public String dump() {
            return told(engine::dump);
        }

        private static <T> T told(Supplier<T> work) {
            try {
                return work.get();
            } catch (ModelError refused) {
                throw CheckError.model(refused);
            }
        }
    }
}
