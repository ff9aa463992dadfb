package sharelock.question.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the one line that says what a class is out of its source. */
public final class Javadoc {
    private static final Pattern TAG = Pattern.compile("\\{@\\w+ ([^}]*)}");

    private Javadoc() {}

    /** The first sentence of the comment before {@code class name}; empty if there is none. */
    public static String firstSentence(String source, String name) {
        Matcher declared =
                Pattern.compile("(?m)^[ \\w]*\\b(class|interface|enum|record) " + name + "\\b")
                        .matcher(source);
        if (!declared.find()) return "";
        int end = source.lastIndexOf("*/", declared.start());
        int begin = source.lastIndexOf("/**", declared.start());
        if (begin < 0 || end < begin) return "";
        String between = source.substring(end + 2, declared.start());
        if (between.contains(";") || between.contains("}")) return "";
        return sentence(source.substring(begin + 3, end));
    }

    /** The characters that HTML writes by names. */
    private static String plain(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#64;", "@")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    /** The first sentence of a comment, on one line. */
    public static String sentence(String comment) {
        String text = comment.replaceAll("(?m)^\\s*\\*", " ").replaceAll("<[^>]*>", " ");
        text = plain(TAG.matcher(text).replaceAll("$1")).replaceAll("\\s+", " ").strip();
        Matcher first = Pattern.compile("^.*?[.?!](?= |$)").matcher(text);
        return first.find() ? first.group() : text;
    }
}
