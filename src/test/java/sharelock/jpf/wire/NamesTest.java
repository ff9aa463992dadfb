package sharelock.jpf.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sharelock.jpf.JpfFinder;
import sharelock.jpf.wire.Names.Keys;
import sharelock.question.CheckFile;

/** What is called by a name has that name. */
class NamesTest {

    @Test
    void theClassesAndWhatIsInThemAreThere() throws Exception {
        for (String name : List.of(Names.CHILD, Names.EAR, Names.VIOLATION, Names.TASK)) {
            assertThat(Class.forName(name, false, NamesTest.class.getClassLoader())).isNotNull();
        }
        assertThat(Class.forName(Names.MAIN).getDeclaredField(Names.MODEL_FIELD)).isNotNull();
        assertThat(Class.forName(Names.PLANTED_BUG + "$" + Names.PLANTED_PROPERTY)).isNotNull();
        assertThat(Class.forName(Names.STEPS).getDeclaredMethods())
                .anyMatch(method -> method.getName().startsWith(Names.INDIVISIBLE));
        int dot = Names.STEP_BEGINS.lastIndexOf('.');
        assertThat(Class.forName(Names.STEP_BEGINS.substring(0, dot)).getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(Names.STEP_BEGINS.substring(dot + 1)));
    }

    @Test
    void theCommonSettingsHaveThem() throws Exception {
        Properties common = new Properties();
        try (InputStream in = JpfFinder.class.getResourceAsStream("common.properties")) {
            common.load(in);
        }
        assertThat(common)
                .containsEntry("target", Names.MAIN)
                .containsEntry("log.handler.class", Names.EAR)
                .containsEntry(
                        "vm.shared.never_break_methods", "sharelock.*." + Names.INDIVISIBLE + "*");
    }

    /** What a check can set is a key of its file; no user sets the others. */
    @Test
    void theKeysOfACheckAreThoseOfItsFile() {
        List<String> ofFile =
                Arrays.stream(CheckFile.Key.values()).map(CheckFile.Key::toString).toList();
        List<String> ofRuns =
                List.of(Keys.REFUTE, Keys.ONLY, Keys.SCRIPT, Keys.PLAIN, Keys.READ, Keys.SEEN);
        assertThat(ofFile).doesNotContainAnyElementsOf(ofRuns);
        assertThat(Stream.of(Keys.class.getFields()).map(NamesTest::value))
                .allMatch(key -> ofFile.contains(key) || ofRuns.contains(key));
    }

    private static String value(Field key) {
        try {
            return (String) key.get(null);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
