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

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
