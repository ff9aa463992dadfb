package sharelock.compile.specialise;

import java.util.ArrayList;
import java.util.List;
import sharelock.compile.ir.Operand;
import sharelock.compile.read.Op.Src;

/** Messages of exceptions: what is known is filled in, the rest when it is thrown. */
final class Texts {
    private static final char VALUE = '\1';

    /** {@code \1} in the text stands for each of the values that are only known later. */
    record Filled(String text, List<Operand> values) {}

    private Texts() {}

    static Filled fill(Frame frame, Src source, Variables variables) {
        StringBuilder text = new StringBuilder();
        List<Operand> values = new ArrayList<>();
        fill(frame, source, variables, text, values);
        return new Filled(text.toString(), values);
    }

    private static void fill(
            Frame frame,
            Src source,
            Variables variables,
            StringBuilder text,
            List<Operand> values) {
        Value value = frame.value(source);
        if (value instanceof Value.Text message) {
            int next = 0;
            for (char c : message.text().toCharArray()) {
                if (c != VALUE || message.frame() == null) text.append(c);
                else fill(message.frame(), message.values().get(next++), variables, text, values);
            }
        } else if (value instanceof Value.Num number) {
            text.append(number.value());
        } else if (value instanceof Value.Refs refs && refs.objects().size() == 1) {
            text.append(refs.objects().iterator().next().path());
        } else if (Variables.isData(value)) {
            text.append(VALUE);
            values.add(variables.operand(frame, source));
        }
    }
}
