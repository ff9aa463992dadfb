package sharelock.compile.refusals;

import java.util.stream.Stream;

/** Collections, streams, strings. */
final class LibraryRefusals {
    private LibraryRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(
                Refusal.of(
                        "a list",
                        "final List<String> list = new ArrayList<>();",
                        "list.clear(); /*here*/",
                        "LINE calls java.util.ArrayList.clear inside task worker. "
                                + "Tasks can call methods of model classes, sharelock.kernel and Steps. "
                                + "Collections have no fixed size. "
                                + "Use an array made in the constructor."),
                Refusal.of(
                        "a map",
                        "final Map<String, String> map = new HashMap<>();",
                        "x = map.size(); /*here*/",
                        "LINE calls java.util.HashMap.size inside task worker. "
                                + "Tasks can call methods of model classes, sharelock.kernel and Steps. "
                                + "Collections have no fixed size. "
                                + "Use an array made in the constructor."),
                Refusal.of(
                        "a stream",
                        "final int[] a = {1, 2};",
                        "x = IntStream.of(a).sum(); /*here*/",
                        "LINE calls java.util.stream.IntStream.of inside task worker. "
                                + "Tasks can call methods of model classes, sharelock.kernel and Steps. "
                                + "Streams make objects. "
                                + "Write a loop over an array."),
                Refusal.of(
                        "text that is built",
                        "String text = \"\";",
                        "text = \"x is \" + x; /*here*/",
                        "LINE stores a string that is put together here in text inside task worker. "
                                + "A state holds numbers, booleans, enum constants, objects of the model, and strings that are written out in the code or made by the constructor. "
                                + "Use one of these."),
                Refusal.of(
                        "a method of a string",
                        "String text = \"a\";",
                        "x = text.length(); /*here*/",
                        "LINE calls java.lang.String.length inside task worker. "
                                + "Tasks can call methods of model classes, sharelock.kernel and Steps. "
                                + "Strings are for messages, for == and for null tests only. "
                                + "Use an enum or an int."),
                Refusal.of(
                        "a switch on a string",
                        "String text = \"a\";",
                        "switch (text) { /*here*/\ncase \"a\" -> x = 1;\ndefault -> x = 2;\n}",
                        "LINE calls java.lang.String.hashCode inside task worker. "
                                + "Tasks can call methods of model classes, sharelock.kernel and Steps. "
                                + "Strings are for messages, for == and for null tests only. "
                                + "Use an enum or an int."));
    }
}
