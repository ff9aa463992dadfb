package sharelock.compile.ir;

import org.jspecify.annotations.Nullable;

/**
 * Where in the model an instruction comes from.
 *
 * @param file name of the source file
 * @param type binary name of the class
 * @param method name of the method; for the body of a lambda that of the method around it
 * @param line source line
 * @param text the operation as the model writes it, e.g. {@code mm.lock.lock()}
 * @param caller the call through which the method was inlined; null in {@code run()}
 */
public record Origin(
        String file, String type, String method, int line, String text, @Nullable Origin caller) {

    /** The origin a reader of the model wants to see: the innermost that is no kernel primitive. */
    public Origin inModel() {
        Origin at = this;
        while (at.type.startsWith("sharelock.") && at.caller != null) at = at.caller;
        return at;
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
