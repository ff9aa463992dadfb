package sharelock.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is given a {@link sharelock.Check}, and runs once with each engine that it names,
 * with our own once with one worker and once with two: the verdict must be the same. Where an
 * engine is not found on the machine, the test is skipped for it and says how to provide it.
 *
 * <pre>
 *   &#64;ModelTest
 *   void onlyOneAddressSpaceCanWrite(Check check) {
 *       check.model(SharedPageTable.class, Bug.NONE).always(WritableMeansPrivate.class).holds();
 *   }
 * </pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ModelTestExtension.class)
public @interface ModelTest {

    /** The names of the engines that run it. */
    String[] engines() default {"explicit"};
}
