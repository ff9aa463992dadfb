package sharelock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sharelock.question.CheckFile;
import sharelock.question.JpfReader;
import sharelock.question.ModelClasses;
import sharelock.question.Mutation;
import sharelock.question.Question;

/** What the shipped checks owe to a reader, beyond their verdicts. */
class ShippedChecksTest {
    private static final Path CHECKS = Path.of("jpf-configs");

    /** Calls that begin an exclusion. */
    private static final Set<String> LOCKS =
            Set.of("lock", "readLock", "writeLock", "downRead", "downWrite");

    static List<CheckFile> checks() {
        return CheckFile.in(CHECKS).stream().map(CheckFile::read).toList();
    }

    static List<String> protocols() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("models"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    private static List<CheckFile> checksOf(String protocol) {
        return checks().stream().filter(check -> check.model().startsWith(protocol + ".")).toList();
    }

    /** {@code PROTOCOL.unmended} excuses a check, with the reason. */
    @Test
    void everyFailureThatIsNoClaimsTruthHasAFix() {
        Map<String, CheckFile> byName =
                checks().stream().collect(Collectors.toMap(CheckFile::name, check -> check));
        for (CheckFile check : byName.values()) {
            boolean fails = !check.expected().equals("holds");
            String protocol = check.model().replaceFirst("\\..*", "");
            if (listed(protocol, "unmended").contains(check.name())) {
                assertThat(fails && check.claim().isEmpty() && check.fixedBy().isEmpty())
                        .as("%s is no failure without a repair", check.name())
                        .isTrue();
                continue;
            }
            assertThat(!fails || !check.fixedBy().isEmpty() || !check.claimHoldsWithModel())
                    .as("%s fails and names no check.fixedBy", check.name())
                    .isTrue();
            if (check.fixedBy().isEmpty()) continue;
            CheckFile repair = byName.get(check.fixedBy());
            assertThat(fails).as("%s holds and names a fix", check.name()).isTrue();
            assertThat(repair.expected()).as(repair.name()).isEqualTo("holds");
            assertThat(repair.model()).as(repair.name()).isEqualTo(check.model());
        }
    }

    @Test
    void javaPathFinderGetsNoModelAndNoPropertyWrong() {
        ModelClasses classes = ModelClasses.of(List.of());
        for (CheckFile check : checks()) {
            Question made = Question.of(check, classes);
            assertThatCode(made::lint).as(check.name()).doesNotThrowAnyException();
        }
    }

    /** The code that a failure is about is run on the way to it. */
    @Test
    void everyFailureWithATraceSaysWhichCodeItGoesThrough() {
        for (CheckFile check : checks()) {
            boolean hasWay =
                    !check.expected().equals("holds")
                            && check.list(CheckFile.Key.SOMETIMES).stream()
                                    .noneMatch(goal -> check.expected().endsWith(" " + goal));
            assertThat(!hasWay || !check.list(CheckFile.Key.THROUGH).isEmpty())
                    .as("%s fails and says no check.through", check.name())
                    .isTrue();
        }
    }

    /** What a claim holds given is needed: without any of it a check is red. */
    @Test
    void everyGivenFixOfAClaimIsShownNecessary() {
        Map<String, CheckFile> byName =
                checks().stream().collect(Collectors.toMap(CheckFile::name, check -> check));
        for (CheckFile check : byName.values()) {
            if (check.maskedBy().isEmpty()) continue;
            CheckFile repair = byName.get(check.fixedBy());
            String on = repair.arguments().getOrDefault("fixes", "");
            for (String fix : check.maskedBy()) {
                assertThat(on.split("\\|")).as("fixes of %s", repair.name()).contains(fix);
                assertThat(repair.mutants())
                        .as("%s is not shown necessary in %s", fix, repair.name())
                        .containsKey("fixes-" + fix);
            }
        }
    }

    @Test
    void everyCheckIsNamedAfterItsProtocolAndSaysWhatItIs() {
        for (CheckFile check : checks()) {
            String protocol = check.model().replaceFirst("\\..*", "");
            assertThat(check.name()).startsWith(protocol + "-");
            assertThat(check.description()).as(check.name()).isNotEmpty();
            assertThat(check.document()).as(check.name()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void everyProtocolHasALargeCheckAndClaims(String protocol) {
        assertThat(checksOf(protocol).stream().anyMatch(CheckFile::isLarge))
                .as("a check of %s is large", protocol)
                .isTrue();
        assertThat(checksOf(protocol).stream().anyMatch(check -> !check.claim().isEmpty()))
                .as("a check of %s quotes a claim", protocol)
                .isTrue();
    }

    /**
     * Two lists in the file of a protocol excuse a place, with the reason: {@code
     * PROTOCOL.replaced}, code of the posted patch that does not run with all fixes, and {@code
     * PROTOCOL.needless}, code whose absence is no fault.
     */
    @ParameterizedTest
    @MethodSource("protocols")
    void everyLockAndFlushIsLeftOutByAMutant(String protocol) {
        Set<String> covered = new TreeSet<>(mutants(protocol));
        covered.addAll(listed(protocol, "replaced"));
        covered.addAll(listed(protocol, "needless"));
        assertThat(covered).containsAll(sites(protocol));
    }

    private static Set<String> listed(String protocol, String list) {
        Map<String, String> keys = JpfReader.read(CHECKS.resolve(protocol + ".properties"));
        String value = keys.getOrDefault(protocol + "." + list, "");
        return Stream.of(value.split(","))
                .map(String::strip)
                .filter(place -> !place.isEmpty())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void everyFixThatIsOnIsTakenAwayByAMutant(String protocol) {
        Map<String, String> keys = JpfReader.read(CHECKS.resolve(protocol + ".properties"));
        String fixes = keys.getOrDefault(protocol + ".fixes", "");
        Set<String> mutants = mutants(protocol);
        for (String fix : Mutation.constants(fixes)) assertThat(mutants).contains("fixes-" + fix);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void everyConstantOfMutantIsUsed(String protocol) {
        Set<String> mutants = mutants(protocol);
        for (JavaClass type : classes(protocol)) {
            if (!type.isEnum() || !type.getSimpleName().equals("Mutant")) continue;
            for (JavaEnumConstant constant : type.getEnumConstants()) {
                assertThat(mutants).contains("mutants+" + constant.name());
            }
        }
    }

    private static JavaClasses classes(String protocol) {
        return new ClassFileImporter().importPath(Path.of("target", "classes", protocol));
    }

    private static Set<String> mutants(String protocol) {
        return checksOf(protocol).stream()
                .flatMap(check -> check.mutants().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every call in a model that takes a lock or flushes, as a mutant names it. */
    private static Set<String> sites(String protocol) {
        Map<String, List<JavaMethodCall>> byName = new TreeMap<>();
        for (JavaClass type : classes(protocol)) {
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                boolean kernel = call.getTargetOwner().getPackageName().equals("sharelock.kernel");
                boolean lock = kernel && LOCKS.contains(call.getName());
                if (!lock && !call.getName().startsWith("flush")) continue;
                String place = binaryName(type) + "." + call.getOrigin().getName();
                byName.computeIfAbsent(place + "/" + call.getName(), key -> new ArrayList<>())
                        .add(call);
            }
        }
        Set<String> sites = new TreeSet<>();
        byName.forEach(
                (name, calls) -> {
                    calls.sort(Comparator.comparingInt(JavaMethodCall::getLineNumber));
                    for (int i = 1; i <= calls.size(); i++) {
                        sites.add(calls.size() == 1 ? name : name + "#" + i);
                    }
                });
        return sites;
    }

    private static String binaryName(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }
}
