package sharelock.question;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError;
import sharelock.compile.lint.Lint;

/**
 * What a check asks, resolved once: the model and its properties, made, and the verdict that is
 * expected. It is made by a check file, a saved trace or a unit test; any engine answers it.
 */
public final class Question {
    /** Stands for an argument that a check file cannot give. */
    public static final String UNWRITTEN = "?";

    private final CheckFile check;
    private final Object model;
    private final List<Property> properties;
    private final Expectation expectation;
    private final @Nullable ModelClasses classes;

    /** Every engine asks for it, some more than once. */
    private volatile boolean isLinted;

    private Question(
            CheckFile check,
            Object model,
            List<Property> properties,
            Expectation expectation,
            @Nullable ModelClasses classes) {
        this.check = check;
        this.model = model;
        this.properties = List.copyOf(properties);
        this.expectation = expectation;
        this.classes = classes;
    }

    /**
     * Looks up all that a check names and makes it, in the order in which it is made under JPF: the
     * model first. The classes are loaded anew, so that nothing that another check left in static
     * fields is seen.
     *
     * @param known the classes that checks can name
     * @throws CheckError when something is not there, may not be run or cannot be made
     */
    public static Question of(CheckFile check, ModelClasses known) {
        ModelClasses classes = known.again();
        Class<?> type = classes.model(check);
        ModelArguments.mustBeMakeable(type, check);
        PropertyClasses named = new PropertyClasses(classes, type, check);
        Construction construction = Construction.of(type, named.types(), classes.loader());
        Object model = construction.model(ModelArguments.maker(type, check));
        List<Property> properties = named.properties(construction);
        ModelArguments.mustFit(type, check, classes);
        Expectation expectation = Expectation.of(check, properties, classes::find);
        Optional<CheckFile> repair = check.repair();
        if (repair.isPresent()) {
            PropertyClasses asked = new PropertyClasses(classes, type, repair.get());
            expectation.mustBeAskedBy(asked, check, properties);
        }
        return new Question(check, model, properties, expectation, classes);
    }

    /**
     * Makes what a unit test asks about: the model first.
     *
     * @param check the same as a check file would say it, and what it expects
     * @throws CheckError when something may not be run or cannot be made
     */
    public static Question of(
            CheckFile check,
            Class<?> type,
            Supplier<?> maker,
            Map<Property.Kind, List<Class<?>>> named) {
        List<Class<?>> all = named.values().stream().flatMap(List::stream).toList();
        Class<?> last = all.isEmpty() ? type : all.get(all.size() - 1);
        ClassLoader loader = last.getClassLoader();
        Construction construction = Construction.of(type, all, loader);
        Object model = construction.model(maker);
        List<Property> properties =
                Arrays.stream(Property.Kind.values())
                        .flatMap(
                                kind ->
                                        named.getOrDefault(kind, List.of()).stream()
                                                .map(each -> made(construction, kind, each, check)))
                        .toList();
        Expectation expectation =
                Expectation.of(
                        check, properties, (name, at) -> ModelClasses.find(name, loader, at));
        return new Question(check, model, properties, expectation, null);
    }

    private static Property made(
            Construction construction, Property.Kind kind, Class<?> type, CheckFile check) {
        return new Property(kind, construction.property(type, check.source()));
    }

    /** Arguments of a model as a check file writes them, some perhaps as {@link #UNWRITTEN}. */
    public static String written(Constructor<?> constructor, Object... arguments) {
        return ModelArguments.written(constructor, arguments);
    }

    /**
     * The same arguments as a check file gives them: a set of an enum is of one type, in the order
     * of its constants, and each time another one.
     */
    public static Object[] asGiven(Constructor<?> constructor, Object... arguments) {
        return ModelArguments.asGiven(constructor, arguments);
    }

    /**
     * Looks up all that a check names, and makes nothing.
     *
     * @throws CheckError that names the first thing to mend
     */
    public static void refuseWrong(CheckFile check, ModelClasses known) {
        ModelClasses classes = known.again();
        Class<?> type = classes.model(check);
        new PropertyClasses(classes, type, check).types();
        ModelArguments.mustFit(type, check, classes);
    }

    /**
     * Refuses what Java PathFinder gets wrong, most of it without a word, whichever engine runs.
     * What an engine itself refuses may come first.
     *
     * @throws CheckError that names the first thing to mend
     */
    public void lint() {
        if (isLinted) return;
        try {
            Lint.check(model, properties.stream().map(Property::asked).toList());
            isLinted = true;
        } catch (ModelError refused) {
            throw CheckError.model(refused);
        }
    }

    /** The check as its file states it, for what an engine passes on. */
    public CheckFile check() {
        return check;
    }

    /** The code of the model that is left out: of a mutant. */
    public List<String> leftOut() {
        return check.leftOut();
    }

    /** Whether the model may have no state at rest. */
    public boolean isEndless() {
        return check.isEndless();
    }

    public Object model() {
        return model;
    }

    /** In the order in which they are asked. */
    public List<Property> properties() {
        return properties;
    }

    /** What should come of it. */
    public Expectation expectation() {
        return expectation;
    }

    /** The classes of this check alone; null if they are those of a unit test. */
    public @Nullable ModelClasses classes() {
        return classes;
    }
}
