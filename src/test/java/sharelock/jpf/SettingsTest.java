package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sharelock.question.CheckFile;

/** What a check sets reaches JPF, except for what Sharelock reads the answer from. */
class SettingsTest {

    private static Map<String, String> settings(Map<String, String> keys) {
        CheckFile check = CheckFile.of("c", "c.jpf", "", keys);
        return JpfSettings.of(
                check.settings(), List.of(Path.of("a")), Path.of("report"), Path.of("heard"));
    }

    @Test
    void whatCannotCutTheSearchReachesJpf() {
        Map<String, String> settings =
                settings(
                        Map.of(
                                "check.model", "sample.Counter",
                                "log.level", "info",
                                "vm.store_steps", "true",
                                "report.console.show_code", "true",
                                "sourcepath", "src"));

        assertThat(settings)
                .containsEntry("log.level", "info")
                .containsEntry("vm.store_steps", "true")
                .containsEntry("report.console.show_code", "true")
                .containsEntry("sourcepath", "a;src")
                .containsEntry("target", "sharelock.jpf.inside.JpfMain")
                .containsEntry("vm.gc", "false");
    }

    @Test
    void theKeysOfACheckItselfDoNot() {
        Map<String, String> settings =
                settings(
                        Map.of(
                                "check.model", "sample.Counter",
                                "check.namespaces", "mine",
                                "mine.classpath", "elsewhere",
                                "report.console.finished", "",
                                "classpath", ""));

        assertThat(settings)
                .doesNotContainKeys("mine.classpath", "check.namespaces")
                .containsEntry("report.console.finished", "statistics")
                .containsEntry("classpath", "a");
    }
}
