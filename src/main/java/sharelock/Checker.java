package sharelock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sharelock.engine.Answers;
import sharelock.engine.Answers.Agreement;
import sharelock.engine.Answers.Answered;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Outcome;
import sharelock.engine.Supervisor;
import sharelock.question.CheckError;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.question.Question;
import sharelock.report.SavedTrace;
import sharelock.result.Listing;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Way;

/**
 * Has engines answer checks that are written down: in {@code .jpf} files and in saved traces. A
 * check is resolved once into a {@link Question}, whichever engines answer it.
 */
public final class Checker {
    private final ModelClasses classes;
    private final Engines engines;

    /** Of Sharelock's own engines. */
    public Checker(ModelClasses classes) {
        this(classes, Engines.all());
    }

    /**
     * @param engines whose traces can be replayed
     */
    public Checker(ModelClasses classes, Engines engines) {
        this.classes = classes;
        this.engines = engines;
    }

    /**
     * Has one engine answer a check.
     *
     * @throws CheckError when the check cannot be run
     */
    public Outcome check(
            Engine engine, CheckFile check, Limits limits, Consumer<Progress> progress) {
        return compare(List.of(engine), check, limits, progress).first();
    }

    private static Outcome stopped(Engine engine, CheckFile check, Supervisor supervisor) {
        return Outcome.incomplete(engine.name(), check, supervisor.reached(), supervisor.reason());
    }

    /** Asks an engine, and whether it has found a state at rest, where one was needed. */
    static Outcome answer(
            Engine engine, Question question, Limits limits, Consumer<Progress> progress) {
        Result result = engine.answer(question, limits, progress);
        ModelClasses asked = question.classes();
        if (asked != null) asked.refuseChanged();
        return Outcome.of(question, question.isEndless() ? result : result.unlessNeverAtRest());
    }

    /**
     * Has engines answer a check, and holds what they say against what the first one says.
     *
     * @param progress hears of the search of the last one, which takes the longest
     * @throws CheckError when the check cannot be run
     */
    public Answers compare(
            List<Engine> engines, CheckFile check, Limits limits, Consumer<Progress> progress) {
        Supervisor supervisor = new Supervisor(limits, progress);
        Optional<Question> resolved = supervisor.run(() -> Question.of(check, classes));
        if (resolved.isEmpty()) {
            List<Answers.Other> others = new ArrayList<>();
            for (Engine engine : engines.subList(1, engines.size())) {
                Outcome none = stopped(engine, check, supervisor);
                others.add(new Answers.Other(none, Agreement.NOT_COMPARED, supervisor.reason()));
            }
            return new Answers(stopped(engines.get(0), check, supervisor), others);
        }
        Question question = resolved.get();
        Limits left = limits.after(supervisor.elapsed());
        List<Answered> answers = new ArrayList<>();
        for (Engine engine : engines) {
            boolean isLast = answers.size() == engines.size() - 1;
            Consumer<Progress> hears = isLast ? progress : quiet -> {};
            answers.add(new Answered(engine, answer(engine, question, left, hears)));
        }
        return Answers.of(question, limits, answers);
    }

    /**
     * Refuses what is wrong in a check, also where a run in the small size has no use for it.
     *
     * @throws CheckError that names the first thing to mend
     */
    public void refuseWrong(CheckFile check, Limits limits, Consumer<Progress> progress) {
        new Supervisor(limits, progress)
                .run(
                        () -> {
                            Question.refuseWrong(check, classes);
                            return check;
                        });
    }

    /** The model of a check as an engine has it, for a reader; empty if it shows nothing. */
    public Optional<String> dump(Engine engine, CheckFile check) {
        return supervised(() -> engine.dump(Question.of(check, classes)));
    }

    /** What of the code of a check's model can run; empty if the engine does not know. */
    public Optional<Listing> listing(Engine engine, CheckFile check) {
        return supervised(() -> engine.listing(Question.of(check, classes)));
    }

    /** Has a thread do work that nobody has set a time for: its stack is as a search has it. */
    private static <T> T supervised(Supplier<T> work) {
        Supervisor supervisor = new Supervisor(Limits.defaults(), quiet -> {});
        return supervisor.run(work).orElseThrow(() -> CheckError.incomplete(supervisor.reason()));
    }

    /**
     * Has an engine go a saved trace on the model as it is now, and asks again whether the failure
     * is there; of a trace of another engine, the steps and choices.
     *
     * @throws CheckError when it cannot be followed
     */
    public Replay replay(Engine engine, Path file) {
        return supervised(() -> replay(engine, file, Replay.read(file, engines)));
    }

    private Replay replay(Engine engine, Path file, SavedTrace saved) {
        CheckFile check = CheckFile.of(saved.check(), file.toString(), "", saved.keys());
        Question question = Question.of(check, classes);
        Replay.refuseForeign(saved, file, question.properties());
        Optional<Way> way =
                isOf(engine, saved)
                        ? engine.replay(question, saved.trace(), saved.failure())
                        : Optional.empty();
        if (way.isPresent()) return Replay.of(engine.name(), saved, way.get());
        Script script = Script.of(saved.trace());
        try {
            Sought<Way> gone = engine.follow(question, script, saved.failure(), Limits.defaults());
            return Replay.followed(engine.name(), saved, gone);
        } catch (CheckError cannot) {
            throw cannot.at(file.toString());
        }
    }

    /**
     * Why another engine need not follow a trace, which it does by its steps and choices alone:
     * because the engine that has found it shows that its failure is not behind its last step.
     * Empty if it is, or if the trace is of another engine than that.
     */
    public Optional<String> whyNotToFollow(Engine finder, Path file) {
        SavedTrace saved = Replay.read(file, engines);
        if (!isOf(finder, saved)) return Optional.empty();
        Replay replay = supervised(() -> replay(finder, file, saved));
        return replay.isReached() ? Optional.empty() : Optional.of(replay.why());
    }

    /** Whether an engine has found a trace, or might have: one without steps is of any engine. */
    private static boolean isOf(Engine engine, SavedTrace saved) {
        return saved.engine().equals(engine.name()) || saved.trace().steps().isEmpty();
    }
}
