package sharelock.jpf.wire;

import java.util.ArrayList;
import java.util.List;

/** A line of fields with bars between them, whatever text they hold. Runs inside JPF. */
final class Fields {
    static final char BAR = '|';

    private Fields() {}

    static String line(String... fields) {
        String line = "";
        for (int i = 0; i < fields.length; i++) {
            line += (i == 0 ? "" : String.valueOf(BAR)) + Escape.field(fields[i]);
        }
        return line;
    }

    static List<String> of(String line) {
        return of(line, Integer.MAX_VALUE);
    }

    /**
     * The fields of a line.
     *
     * @param most how many there are at most: the last one may hold bars
     * @throws IllegalArgumentException when one is not as {@link Escape} has written it
     */
    static List<String> of(String line, int most) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        while (true) {
            int to = fields.size() + 1 < most ? line.indexOf(BAR, from) : -1;
            if (to < 0) {
                fields.add(Escape.read(line.substring(from)));
                return fields;
            }
            fields.add(Escape.read(line.substring(from, to)));
            from = to + 1;
        }
    }
}
