package sharelock;

import java.nio.file.Path;
import java.util.function.Consumer;
import sharelock.explicit.ExplicitEngine.Properties;
import sharelock.report.SavedTrace;
import sharelock.result.Progress;

/** Runs checks that are written down: in {@code .jpf} files and in saved traces. */
public final class Checker {
    private final ModelClasses classes;
    private final Engine.Maker engines;

    public Checker(ModelClasses classes, Engine.Maker engines) {
        this.classes = classes;
        this.engines = engines;
    }

    /**
     * Looks up all that a check names and searches its model.
     *
     * @throws CheckError when the check cannot be run
     */
    public Outcome check(CheckFile check, Options options, Consumer<Progress> progress) {
        Class<?> model = classes.model(check);
        Properties properties = new PropertyClasses(classes, model, check).properties();
        Expectation expectation = Expectation.of(check, properties, classes);
        Engine engine = engines.open(ModelArguments.construct(model, check), properties);
        return new Outcome(check, expectation, engine.check(options, progress));
    }

    /** Layout and steps of the model of a check, for a reader. */
    public String dump(CheckFile check) {
        return open(check).dump();
    }

    /** Follows a saved trace on the model as it is now. */
    public Replay replay(Path file) {
        SavedTrace saved = Replay.read(file);
        CheckFile check = CheckFile.of(saved.check(), file.toString(), "", saved.keys());
        return Replay.of(saved, open(check).replay(saved.trace().steps()));
    }

    private Engine open(CheckFile check) {
        Class<?> model = classes.model(check);
        Properties properties = new PropertyClasses(classes, model, check).properties();
        return engines.open(ModelArguments.construct(model, check), properties);
    }
}
