package sharelock.jpf;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Finder;
import sharelock.engine.Engine.Surroundings;
import sharelock.question.CheckError;
import sharelock.question.JpfReader;
import sharelock.result.Result;

/** Looks for a build of JPF on the machine, and for what its site.properties say. */
public final class JpfFinder implements Finder {

    @Override
    public String name() {
        return Result.JPF;
    }

    @Override
    public Optional<Engine> find(Surroundings surroundings) {
        return told(() -> JpfHome.find(surroundings).map(JpfEngine::new));
    }

    @Override
    public String howToProvide() {
        return JpfHome.HOW_TO_PROVIDE;
    }

    /** What a check may refer to, as in JPF: jpf-core and the keys of site.properties. */
    public static JpfReader.Site site(Surroundings surroundings) {
        return key -> told(() -> JpfHome.known(surroundings, key)).orElse(null);
    }

    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException wrong) {
            throw CheckError.config(Objects.requireNonNullElse(wrong.getMessage(), "").strip());
        }
    }
}
