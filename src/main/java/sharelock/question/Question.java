package sharelock.question;

import sharelock.explicit.ExplicitEngine.Properties;

/**
 * A check with classes of its own, loaded anew, so that nothing that another check left in static
 * fields is seen.
 */
public final class Question {
    private final CheckFile check;
    private final ModelClasses classes;

    private Question(CheckFile check, ModelClasses classes) {
        this.check = check;
        this.classes = classes;
    }

    /**
     * @param known the classes that checks can name
     */
    public static Question of(CheckFile check, ModelClasses known) {
        return new Question(check, known.again());
    }

    /**
     * What a check is about.
     *
     * @param expectation what should come of it
     */
    public record Made(Object model, Properties properties, Expectation expectation) {}

    /**
     * Looks up all that the check names and makes it, in the order in which it is made under JPF:
     * the model first.
     *
     * @throws CheckError when something is not there, may not be run or cannot be made
     */
    public Made make() {
        Class<?> type = classes.model(check);
        ModelArguments.mustBeMakeable(type, check);
        PropertyClasses named = new PropertyClasses(classes, type, check);
        Construction construction = Construction.of(type, named.types(), classes.loader());
        Object model = construction.model(ModelArguments.maker(type, check));
        Properties properties = named.properties(construction);
        Expectation expectation = Expectation.of(check, properties, classes);
        ModelArguments.mustFit(type, check, classes);
        return new Made(model, properties, expectation);
    }

    /**
     * Looks up all that the check names, and makes nothing.
     *
     * @throws CheckError that names the first thing to mend
     */
    public void refuseWrong() {
        Class<?> type = classes.model(check);
        new PropertyClasses(classes, type, check).types();
        ModelArguments.mustFit(type, check, classes);
    }

    public CheckFile check() {
        return check;
    }

    /** The classes of this check alone. */
    public ModelClasses classes() {
        return classes;
    }
}
