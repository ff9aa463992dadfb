package sharelock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Parameters;
import sharelock.question.CheckError;
import sharelock.question.CheckFile;

/** The check files and folders that a command names. */
final class Targets {
    private static final Path DEFAULT = Path.of("jpf-configs");

    @Parameters(
            paramLabel = "FILE.jpf | FOLDER",
            arity = "0..*",
            description = "Checks, and folders of checks. Default: jpf-configs/")
    private List<Path> paths = new ArrayList<>();

    /** Every file, those in the folders too, once. */
    List<Path> files() {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : paths.isEmpty() ? List.of(DEFAULT) : paths) {
            refuseWhatIsNoName(path.toString());
            if (Files.isDirectory(path)) {
                files.addAll(CheckFile.in(path));
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw CheckError.config(path + ": there is no such file or folder.");
            }
        }
        return List.copyOf(files);
    }

    private static void refuseWhatIsNoName(String word) {
        if (word.isEmpty()) {
            throw CheckError.config(
                    "\"\" is no file or folder. Is a variable not set? Without a name the checks in %s run."
                            .formatted(DEFAULT));
        }
        if (word.startsWith("+") && word.contains("=")) {
            throw CheckError.config(
                    "%s: a setting stands in the check, not on the command line, which is for JPF's own launcher."
                            .formatted(word));
        }
    }

    /**
     * Whether a check is to run: a large one only if all are, or if its file is named itself.
     *
     * @param all whether large checks run too
     */
    boolean wants(Path file, CheckFile check, boolean all) {
        return all || !check.isLarge() || paths.contains(file);
    }

    /** Whether one check is asked for, by its file. */
    boolean isSingleFile() {
        return paths.size() == 1 && Files.isRegularFile(paths.get(0));
    }

    @Override
    public String toString() {
        return paths.isEmpty() ? DEFAULT.toString() : String.join(", ", names());
    }

    private List<String> names() {
        return paths.stream().map(Path::toString).toList();
    }
}
