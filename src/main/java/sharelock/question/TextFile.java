package sharelock.question;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a file that a user named. */
final class TextFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final String MARK = "\uFEFF";
    private static final Pattern LINE = Pattern.compile("[^\r\n]*(\r\n|\r|\n|$)");
    private static final Pattern OF_OURS = Pattern.compile("\\+?(check\\.\\w+)\\+?\\s*[=:].*");

    private TextFile() {}

    /** The whole of a file. */
    static String read(Path file) {
        if (file.toString().isEmpty()) {
            throw CheckError.config("the name of a file is empty. Is a variable not set?");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            String kind = Files.isDirectory(file) ? "a folder" : "a pipe or device";
            throw CheckError.config(file + ": " + kind + ". Name a file.");
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw CheckError.config(file + ": there is no such file.");
        } catch (AccessDeniedException denied) {
            throw CheckError.config(file + ": the file may not be read.");
        } catch (CharacterCodingException foreign) {
            throw CheckError.config(file + ": the file is not text in UTF-8. Save it as UTF-8.");
        } catch (IOException broken) {
            throw CheckError.config(file + ": the file cannot be read: " + broken.getMessage());
        }
    }

    /** A file of settings, in which nothing looks like what it is not. */
    static String settings(Path file) {
        if (Files.isRegularFile(file) && size(file) > MOST_BYTES) {
            throw CheckError.config(
                    "%s: the file has %,d bytes. A check file has at most %,d."
                            .formatted(file, size(file), MOST_BYTES));
        }
        String text = read(file);
        if (text.startsWith(MARK)) text = text.substring(MARK.length());
        Matcher lines = LINE.matcher(text);
        int number = 0;
        boolean goesOn = false;
        while (lines.find() && !lines.group().isEmpty()) {
            number++;
            String line = lines.group().stripTrailing();
            refuseMisleading(file, number, line);
            if (goesOn) refuseHiddenKey(file, number, line.strip());
            boolean comment = !goesOn && line.strip().matches("(?s)[#!].*");
            goesOn = !comment && endsWithBackslash(lines.group());
        }
        return text;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException broken) {
            throw CheckError.config(file + ": the file cannot be read: " + broken.getMessage());
        }
    }

    /** What an editor may show as a line end, or as text in another order. */
    private static void refuseMisleading(Path file, int number, String line) {
        line.codePoints()
                .filter(TextFile::isMisleading)
                .findFirst()
                .ifPresent(
                        c -> {
                            String hint = c == 0 ? " Is it UTF-16? Save it as UTF-8." : "";
                            throw CheckError.config(
                                    "%s: line %d has the character %s, which does not show as what it is. Leave it out.%s"
                                            .formatted(file, number, Spelling.nameOf(c), hint));
                        });
    }

    private static boolean isMisleading(int c) {
        boolean blank = c == '\t' || c == '\f';
        boolean separates = c >= 0x2028 && c <= 0x202E;
        boolean turns = separates || (c >= 0x2066 && c <= 0x2069);
        return turns || (Character.isISOControl(c) && !blank);
    }

    private static void refuseHiddenKey(Path file, int number, String line) {
        Matcher key = OF_OURS.matcher(line);
        if (!key.matches()) return;
        throw CheckError.config(
                "%s: line %d sets no %s: it goes on with the value of the line before it, which ends with a backslash. Leave out the backslash."
                        .formatted(file, number, key.group(1)));
    }

    private static boolean endsWithBackslash(String line) {
        String content = line.replaceAll("[\r\n]+$", "");
        int first = content.length();
        while (first > 0 && content.charAt(first - 1) == '\\') first--;
        return (content.length() - first) % 2 == 1;
    }
}
