package sharelock.jpf;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import sharelock.engine.Engine.Surroundings;

/**
 * Tests with Java PathFinder. Each of them is skipped, and counted as skipped, where JPF is not to
 * be found; where something says that JPF is and it is not, each of them fails.
 */
@Tag("jpf")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsJpf.OrSkip.class)
public @interface NeedsJpf {

    /** Looks for JPF before each test. */
    final class OrSkip implements BeforeEachCallback {
        /** Where JPF is, as this process knows. */
        static Optional<JpfHome> home() {
            return JpfHome.find(Surroundings.ofProcess());
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            boolean found = home().isPresent();
            String reason = "JPF is not found. " + JpfHome.HOW_TO_PROVIDE;
            if (!found) context.publishReportEntry("skipped", reason);
            Assumptions.assumeTrue(found, reason);
        }
    }
}
