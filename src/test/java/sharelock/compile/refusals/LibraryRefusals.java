package sharelock.compile.refusals;

import java.util.stream.Stream;

/** Collections, streams, strings. */
final class LibraryRefusals {
    private LibraryRefusals() {}

    static Stream<Refusal> all() {
        return Stream.concat(first(), second());
    }

    private static Stream<Refusal> first() {
        return Stream.of(
                Refusal.of(
                        "a list",
                        "final List<String> list = new ArrayList<>();",
                        "list.clear(); /*here*/",
                        "LINE calls java.util.ArrayList.clear inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Collections have no fixed size. "
                                + "Use an array made in the constructor, and of a set of switches ask there too: keep the answer in a final boolean."),
                Refusal.of(
                        "a map",
                        "final Map<String, String> map = new HashMap<>();",
                        "x = map.size(); /*here*/",
                        "LINE calls java.util.HashMap.size inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Collections have no fixed size. "
                                + "Use an array made in the constructor, and of a set of switches ask there too: keep the answer in a final boolean."),
                Refusal.of(
                        "a stream",
                        "final int[] a = {1, 2};",
                        "x = IntStream.of(a).sum(); /*here*/",
                        "LINE calls java.util.stream.IntStream.of inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Streams make objects. "
                                + "Write a loop over an array."),
                Refusal.of(
                        "text that is built",
                        "String text = \"\";",
                        "text = \"x is \" + x; /*here*/",
                        "LINE stores a string that is put together here in text inside task worker. "
                                + "A state holds numbers, booleans, enum constants, objects of the model, and strings that are written out in the code or made by the constructor. "
                                + "Use one of these."));
    }

    private static Stream<Refusal> second() {
        return Stream.of(
                Refusal.of(
                        "two texts that are built and compared",
                        "",
                        "String s = \"x\" + x;\nif (s == s) y = 1; /*here*/",
                        "LINE compares strings, exceptions, lambdas or arrays that are made on the spot by == inside task worker. "
                                + "Whether two of them are the same object cannot be told. "
                                + "Compare the enums, numbers or objects that they are made of."),
                Refusal.of(
                        "a text of an object with a toString of its own",
                        "static class Page { public String toString() { return null; } }\nfinal Page page = new Page();",
                        "x = Steps.choose(2);\nassert x == 0 : \"page \" + page; /*here*/",
                        "LINE makes a text of page, whose class Page has a toString() of its own, inside task worker. "
                                + "A message runs no code of the model: it names objects by the fields that hold them. "
                                + "Name a field of it, or name() of an enum constant."),
                Refusal.of(
                        "a builder of strings",
                        "",
                        "String s = new StringBuilder().append(x).toString(); /*here*/",
                        "LINE makes a StringBuilder inside task worker. "
                                + "Write one concatenation with + instead of it. "
                                + "Where the model has one already, javac was told to put it together so: compile with --release 9 or later, and without -XDstringConcat."),
                Refusal.of(
                        "a method of a string",
                        "String text = \"a\";",
                        "x = text.length(); /*here*/",
                        "LINE calls java.lang.String.length inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Strings are for messages, for == and for null tests only. "
                                + "Use an enum or an int."),
                Refusal.of(
                        "a switch on a string",
                        "String text = \"a\";",
                        "switch (text) { /*here*/\ncase \"a\" -> x = 1;\ndefault -> x = 2;\n}",
                        "LINE calls java.lang.String.hashCode inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Strings are for messages, for == and for null tests only. "
                                + "Use an enum or an int."));
    }
}
