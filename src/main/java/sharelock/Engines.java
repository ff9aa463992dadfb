package sharelock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Finder;
import sharelock.engine.Engine.Surroundings;
import sharelock.explicit.CompiledModel;
import sharelock.jpf.JpfFinder;
import sharelock.question.CheckError;
import sharelock.question.JpfReader;

/**
 * The engines that there are: the list that a new one joins. Where nobody asks for another one the
 * first answers, and the others are held against it.
 */
public final class Engines {
    private static final Engines ALL =
            new Engines(List.of(Finder.of(CompiledModel.engine()), new JpfFinder()));

    private final List<Finder> finders;

    private Engines(List<Finder> finders) {
        this.finders = List.copyOf(finders);
    }

    /** All engines of Sharelock. */
    public static Engines all() {
        return ALL;
    }

    /** Other engines than Sharelock's own. */
    public static Engines of(Finder... finders) {
        return new Engines(List.of(finders));
    }

    /** The same with another first one. */
    public Engines withFirst(Engine engine) {
        List<Finder> others = new ArrayList<>(finders);
        others.set(0, Finder.of(engine));
        return new Engines(others);
    }

    public List<Finder> finders() {
        return finders;
    }

    /**
     * The first one, which is always there.
     *
     * @throws CheckError when it is not there after all
     */
    public Engine first(Surroundings surroundings) {
        Finder first = finders.get(0);
        return first.find(surroundings).orElseThrow(() -> CheckError.config(first.howToProvide()));
    }

    /** The engine of a name. */
    public Optional<Finder> named(String name) {
        return finders.stream().filter(finder -> finder.name().equals(name)).findFirst();
    }

    /** Their names, with commas between them. */
    public String names() {
        return finders.stream().map(Finder::name).collect(Collectors.joining(", "));
    }

    /** What check files may refer to that they do not set. */
    public static JpfReader.Site site(Surroundings surroundings) {
        return JpfFinder.site(surroundings);
    }
}
