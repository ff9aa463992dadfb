package sharelock.result;

/**
 * A line of a model or property.
 *
 * @param file name of the source file
 * @param type binary name of the class
 * @param method name of the method
 * @param line number, from 1
 */
public record SourceLine(String file, String type, String method, int line) {

    /** The method and the line, e.g. {@code T.run (Where.java:11)}. */
    public String inWords() {
        String simple = type.replaceFirst("^.*[.$](?=\\D)", "");
        String body = method.replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1");
        String called = body.equals("<init>") ? "constructor" : body;
        return "%s.%s (%s)".formatted(simple, called, this);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
