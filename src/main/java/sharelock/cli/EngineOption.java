package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sharelock.Engines;
import sharelock.cli.console.Console;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Finder;
import sharelock.engine.Engine.Surroundings;
import sharelock.question.CheckError;
import sharelock.question.JpfReader;
import sharelock.result.OneLine;
import sharelock.result.Result;

/** Which engines are asked, and where they are. */
final class EngineOption {
    /** All of them. */
    private static final String BOTH = "both";

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            completionCandidates = Names.class,
            description =
                    "One of ${COMPLETION-CANDIDATES}, which compares all of them. Where jpf is asked,"
                            + " checks take the arguments of check.jpfArgs. Default: the"
                            + " first")
    private @Nullable String engine;

    @Option(
            names = "--jpf-home",
            paramLabel = "FOLDER",
            description =
                    "A build of jpf-core. Default: JPF_HOME, or jpf-core in site.properties here, in"
                            + " a parent folder or in ~/.jpf")
    private @Nullable Path jpfHome;

    /** What may be asked for. */
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(Engines.all()).iterator();
        }
    }

    private static List<String> names(Engines engines) {
        List<String> names = new ArrayList<>();
        engines.finders().forEach(finder -> names.add(finder.name()));
        names.add(BOTH);
        return names;
    }

    /** What a check may refer to. */
    JpfReader.Site site(Surroundings surroundings) {
        return Engines.site(with(surroundings));
    }

    private Surroundings with(Surroundings surroundings) {
        return surroundings.naming(Result.JPF, jpfHome);
    }

    private boolean asksSeveral() {
        return BOTH.equalsIgnoreCase(engine);
    }

    /** Whether the first engine is among those that are asked. */
    boolean asksFirst(Engines engines) {
        return asked(engines).contains(engines.finders().get(0));
    }

    /** How many engines are asked. */
    int count(Engines engines) {
        return asked(engines).size();
    }

    private List<Finder> asked(Engines engines) {
        if (engine == null) return List.of(engines.finders().get(0));
        if (asksSeveral()) return engines.finders();
        String name = engine;
        return List.of(
                engines.named(name.toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> unknown(engines, name)));
    }

    private static CheckError unknown(Engines engines, String name) {
        return CheckError.config(
                "Invalid value for option '--engine': expected one of %s but was '%s'."
                        .formatted(names(engines), OneLine.of(name)));
    }

    /**
     * The engines that are asked, as far as they are found; says in one line how to provide one
     * that is not.
     */
    List<Engine> find(Engines engines, Surroundings surroundings, Console console) {
        List<Engine> found = new ArrayList<>();
        for (Finder finder : asked(engines)) {
            Optional<Engine> engine = finder.find(with(surroundings));
            engine.ifPresent(found::add);
            if (engine.isPresent()) continue;
            console.error(
                    "%s: skipped for all checks, because no %s was found. %s"
                            .formatted(
                                    finder.name(),
                                    finder.name().toUpperCase(Locale.ROOT),
                                    finder.howToProvide()));
        }
        return found;
    }
}
