package sharelock.explicit;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sharelock.compile.ModelError;
import sharelock.compile.read.Op.MethodRef;
import sharelock.compile.specialise.Specialiser;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Supervisor;
import sharelock.question.CheckError;
import sharelock.question.Property;
import sharelock.question.Question;
import sharelock.result.Failure;
import sharelock.result.Listing;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Trace;
import sharelock.result.Way;
import sharelock.system.TransitionSystem.Move;

/** The engine of our own: compiles the model of a question and visits every state of it. */
final class ExplicitEngine implements Engine {

    @Override
    public String name() {
        return Result.EXPLICIT;
    }

    @Override
    public String inWords() {
        return "the explicit engine";
    }

    @Override
    public Result answer(Question question, Limits limits, Consumer<Progress> progress) {
        Supervisor supervisor = new Supervisor(limits, progress);
        supervisor.enter(Phase.COMPILING);
        Limits untimed = limits.withoutTimeout(); // the supervisor's
        Optional<Result> result =
                supervisor.run(
                        () -> told(question, () -> compiled(question).check(untimed, supervisor)));
        return supervisor.orStopped(result, name(), Property.count(question.properties()));
    }

    @Override
    public Sought<Way> follow(Question question, Script script, Failure failure, Limits limits) {
        Supervisor supervisor = new Supervisor(limits, quiet -> {});
        supervisor.enter(Phase.COMPILING);
        Optional<Sought<Way>> sought =
                supervisor.run(
                        () ->
                                told(
                                        question,
                                        () -> {
                                            CompiledModel engine = compiled(question);
                                            supervisor.enter(Phase.SEARCHING);
                                            return engine.follow(script, failure);
                                        }));
        return sought.orElseGet(() -> Sought.gaveUp(supervisor.reason()));
    }

    @Override
    public Optional<Way> replay(Question question, Trace trace, Failure failure) {
        List<Move> moves =
                trace.steps().stream().map(step -> new Move(step.task(), step.choices())).toList();
        return Optional.of(told(question, () -> compiled(question).replay(moves, failure)));
    }

    @Override
    public Optional<String> dump(Question question) {
        return Optional.of(told(question, () -> compiled(question).dump()));
    }

    @Override
    public Optional<Listing> listing(Question question) {
        return Optional.of(told(question, () -> listed(question)));
    }

    /** What of the model's own code can run; what is of Java or the vocabulary is left out. */
    private static Listing listed(Question question) {
        question.lint();
        Specialiser specialiser =
                new Specialiser(
                        question.model(),
                        CompiledModel.asked(question.properties()),
                        question.leftOut());
        specialiser.specialise();
        return new Listing(
                specialiser.reached().stream()
                        .filter(each -> !each.method().ownerName().startsWith("sharelock."))
                        .map(ExplicitEngine::listed)
                        .toList());
    }

    private static Listing.Method listed(Specialiser.Reached each) {
        MethodRef method = each.method();
        return new Listing.Method(
                method.ownerName(),
                method.name(),
                new TreeSet<>(each.lines()),
                new TreeSet<>(each.run()));
    }

    private static CompiledModel compiled(Question question) {
        CompiledModel engine =
                new CompiledModel(
                        question.model(),
                        question.properties(),
                        question.leftOut(),
                        question.expectation().through());
        question.lint();
        return engine;
    }

    private static <T> T told(Question question, Supplier<T> work) {
        try {
            return work.get();
        } catch (ModelError refused) {
            if (refused.isOfPlace()) {
                String check = question.check().source();
                throw CheckError.config("%s: %s".formatted(check, refused.getMessage()));
            }
            throw CheckError.model(refused);
        }
    }
}
