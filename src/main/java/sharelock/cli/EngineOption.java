package sharelock.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sharelock.JpfChecker;
import sharelock.JpfChecker.Surroundings;
import sharelock.cli.console.Console;
import sharelock.question.JpfReader;
import sharelock.question.ModelClasses;

/** Which engine is asked, and where the second one is. */
final class EngineOption {

    /** Which engine is asked. */
    enum EngineName {
        EXPLICIT,
        JPF,
        BOTH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "explicit, jpf or both, which compares them. The last two take the arguments of"
                            + " check.jpfArgs. Default: explicit")
    private EngineName engine = EngineName.EXPLICIT;

    @Option(
            names = "--jpf-home",
            paramLabel = "FOLDER",
            description =
                    "A build of jpf-core. Default: JPF_HOME, or jpf-core in site.properties here, in"
                            + " a parent folder or in ~/.jpf")
    private @Nullable Path jpfHome;

    EngineName engine() {
        return engine;
    }

    boolean usesJpf() {
        return engine != EngineName.EXPLICIT;
    }

    /** What a check may refer to. */
    JpfReader.Site site(Surroundings surroundings) {
        return surroundings.site(jpfHome);
    }

    /** JPF where it is wanted and found; says in one line how to provide it where it is not. */
    Optional<JpfChecker> find(ModelClasses classes, Surroundings surroundings, Console console) {
        if (!usesJpf()) return Optional.empty();
        Optional<JpfChecker> found = JpfChecker.find(classes, jpfHome, surroundings);
        if (found.isEmpty()) {
            console.error(
                    "jpf: skipped for all checks, because no JPF was found. "
                            + JpfChecker.howToProvide());
        }
        return found;
    }
}
