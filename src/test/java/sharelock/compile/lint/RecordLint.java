package sharelock.compile.lint;

import static sharelock.compile.lint.Linted.allowed;
import static sharelock.compile.lint.Linted.refused;

import java.util.stream.Stream;

/** Methods that the JVM makes for records. */
final class RecordLint {
    private static final String AT = "record At(int row) {}\n";
    private static final String REMEDY =
            " in the constructor of linted.Model. Java PathFinder ends the thread without a word in what the JVM makes of equals, hashCode and toString of a record. Declare the three in linted.Model$At, or read its components only.";

    private RecordLint() {}

    static Stream<Linted> refusals() {
        return Stream.concat(calls(), library());
    }

    private static Stream<Linted> calls() {
        return Stream.of(
                refused(
                        "equals of a record",
                        AT + "final At at = new At(1);\nboolean b = at.equals(at); /*here*/",
                        "LINE calls equals of the record linted.Model$At" + REMEDY),
                refused(
                        "hashCode of an interface of a record",
                        "interface Where {}\nrecord At(int row) implements Where {}\nfinal Where at = new At(1);\nint h = at.hashCode(); /*here*/",
                        "LINE calls hashCode of what may be the record linted.Model$At" + REMEDY),
                refused(
                        "text of a record",
                        AT + "final String s = \"at \" + new At(1); /*here*/",
                        "LINE makes text of the record linted.Model$At" + REMEDY),
                refused(
                        "toString by reference",
                        AT + "final Function<At, String> f = At::toString; /*here*/",
                        "LINE calls toString of the record linted.Model$At" + REMEDY));
    }

    private static Stream<Linted> library() {
        return Stream.of(
                refused(
                        "a set of records",
                        AT
                                + "final Set<At> set = new HashSet<>();\n{\nset.add(new At(1)); /*here*/\n}",
                        "LINE gives the JDK's add the record linted.Model$At" + REMEDY),
                refused(
                        "text of an array of records",
                        AT
                                + "final At[] all = {new At(1)};\nfinal String s = Arrays.toString(all); /*here*/",
                        "LINE gives the JDK's toString the record linted.Model$At" + REMEDY),
                refused(
                        "a stream of records",
                        AT
                                + "final long n = IntStream.range(0, 3).mapToObj(At::new).distinct().count(); /*here*/",
                        "LINE gives the JDK's apply the record linted.Model$At" + REMEDY),
                refused(
                        "a list that holds records and looks for one",
                        AT
                                + "final List<At> list = new ArrayList<>();\n{\nlist.add(new At(1));\nlist.contains(null); /*here*/\n}",
                        "LINE calls contains of a list that may hold the record linted.Model$At"
                                + REMEDY),
                refused(
                        "a list that holds records and becomes a set",
                        AT
                                + "final List<At> list = List.of(new At(1));\nfinal Set<At> set = new HashSet<>(list); /*here*/",
                        "LINE gives the JDK's <init> a list that may hold the record linted.Model$At"
                                + REMEDY),
                refused(
                        "a record that is added by reference",
                        AT
                                + "final Set<At> set = new HashSet<>();\nfinal Consumer<At> adder = set::add; /*here*/",
                        "LINE gives the JDK's add the record linted.Model$At" + REMEDY));
    }

    static Stream<Linted> harmless() {
        return Stream.of(
                allowed(
                        "a record with accessors",
                        AT
                                + "final At at = new At(1);\nfinal At[] all = {at};\nfinal int n = all[0].row() + at.row();\nfinal String s = \"row \" + at.row();\nfinal List<Integer> list = new ArrayList<>();\n{\nlist.add(at.row());\nassert at.row() == 1 : \"wrong row\";\nObjects.requireNonNull(at);\n}"),
                allowed(
                        "a list of records",
                        AT
                                + "final List<At> list = new ArrayList<>(List.of(new At(1)));\nint sum;\n{\nlist.add(new At(2));\nfor (At at : list) sum += at.row();\nlist.remove(0);\nsum += list.get(0).row();\n}"),
                allowed(
                        "a record that declares the three",
                        """
                        record At(int row) {
                        @Override public boolean equals(Object o) { return o instanceof At at && at.row == row; }
                        @Override public int hashCode() { return row; }
                        @Override public String toString() { return "row " + row; }
                        }
                        final Set<At> set = new HashSet<>();
                        { set.add(new At(1)); }
                        final String s = "at " + new At(1);
                        """));
    }
}
