package sharelock.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sharelock.engine.Outcome;
import sharelock.question.CheckError;
import sharelock.report.SavedTrace;

/** The folder in which a run saves its traces. */
final class TraceFolder {
    /** Bytes of a file's name that leave room for what is put behind it. */
    private static final int LONGEST_NAME = 200;

    private final Path folder;
    private final Map<String, Integer> names = new HashMap<>();

    TraceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Tries whether a file can be made there, or in the nearest folder above it that exists. Makes
     * no folder: another run may be trying the same one at this moment.
     *
     * @throws CheckError when it cannot, with a message for the user
     */
    void tryIt() {
        Path existing = folder.toAbsolutePath();
        while (existing.getParent() != null && Files.notExists(existing, NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        try {
            Path trial = Files.createTempFile(existing, ".sharelock-", "");
            try {
                Files.write(trial, new byte[] {'\n'});
            } finally {
                Files.deleteIfExists(trial);
            }
        } catch (IOException broken) {
            throw told(new UncheckedIOException(broken));
        }
    }

    /**
     * Saves the trace of a check, if it has one.
     *
     * @param name of the check; the second trace of a name gets a number
     * @throws CheckError when it cannot be saved, with a message for the user
     */
    Optional<Path> save(Outcome outcome, String name) {
        int number = names.merge(name, 1, Integer::sum);
        String file = fitting(name) + (number == 1 ? "" : "-" + number);
        try {
            Path whole = folder.resolve(file + SavedTrace.EXTENSION);
            return SavedTrace.of(outcome).map(trace -> trace.save(whole));
        } catch (UncheckedIOException broken) {
            throw told(broken);
        }
    }

    private static String fitting(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) return name;
        int end = name.length();
        String hash = "-%08x".formatted(name.hashCode());
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length
                > LONGEST_NAME - hash.length()) end--;
        if (Character.isHighSurrogate(name.charAt(end - 1))) end--;
        return name.substring(0, end) + hash;
    }

    private CheckError told(UncheckedIOException thrown) {
        Throwable broken = thrown.getCause();
        String why;
        if (broken instanceof AccessDeniedException) why = "it may not be written";
        else if (Files.exists(folder) && !Files.isDirectory(folder)) why = "it is no folder";
        else if (broken instanceof NoSuchFileException) why = "there is no such folder";
        else if (broken instanceof FileSystemException file && file.getReason() != null) {
            why = file.getReason();
        } else why = String.valueOf(broken == null ? thrown : broken.getMessage());
        return CheckError.system(
                "traces cannot be saved in %s: %s. Name another folder with --traces."
                        .formatted(folder, why),
                thrown);
    }
}
