package sharelock.question;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sharelock.explicit.ExplicitEngine.Properties;
import sharelock.question.PropertyClasses.Kind;

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

    /** What a check is about. */
    public record Made(Object model, Properties properties) {}

    /**
     * Makes what a unit test asks about: the model first.
     *
     * @param at where the properties are named
     * @throws CheckError when something may not be run or cannot be made
     */
    public static Made make(
            Class<?> type, Supplier<?> maker, Map<Kind, List<Class<?>>> named, String at) {
        List<Class<?>> all = named.values().stream().flatMap(List::stream).toList();
        Class<?> last = all.isEmpty() ? type : all.get(all.size() - 1);
        Construction construction = Construction.of(type, all, last.getClassLoader());
        Object model = construction.model(maker);
        return new Made(
                model,
                PropertyClasses.properties(
                        kind ->
                                named.getOrDefault(kind, List.of()).stream()
                                        .map(each -> construction.property(each, at))));
    }

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
        ModelArguments.mustFit(type, check, classes);
        return new Made(model, properties);
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

    /** What should come of the check. */
    public Expectation expectation(Made made) {
        return Expectation.of(check, made.properties(), classes);
    }

    public CheckFile check() {
        return check;
    }

    /** The classes of this check alone. */
    public ModelClasses classes() {
        return classes;
    }
}
