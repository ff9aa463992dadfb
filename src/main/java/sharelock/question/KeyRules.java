package sharelock.question;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import sharelock.question.JpfReader.Setting;

/**
 * Which keys a check may have: ours, those of JPF that cannot change what is searched, and those in
 * namespaces that it declares. Anything else is an error, since it would be dropped in silence.
 */
final class KeyRules {
    static final String OURS = "check.";
    static final String NAMESPACES = OURS + "namespaces";

    private static final String TARGET = "target";
    private static final int LONGEST_NAME = 500;
    private static final Pattern NAMESPACE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");
    private final Map<String, Setting> settings;
    private final Set<String> namespaces = new HashSet<>();

    private KeyRules(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /**
     * What a check says, to whom it says it.
     *
     * @param ours the keys of a check, without quotes
     * @param jpf the keys that go on to JPF
     */
    record Sorted(SortedMap<CheckFile.Key, String> ours, SortedMap<String, String> jpf) {}

    static Sorted sort(Map<String, Setting> settings) {
        return new KeyRules(settings).sort();
    }

    private Sorted sort() {
        Setting target = settings.get(TARGET);
        if (target != null) {
            JpfKeys.KNOWN.refuseUnlessHarmless(at(target), TARGET, target.value());
        }
        Setting declared = settings.get(NAMESPACES);
        if (declared != null) declare(at(declared), declared.value());
        SortedMap<CheckFile.Key, String> ours = new TreeMap<>();
        SortedMap<String, String> jpf = new TreeMap<>();
        settings.forEach(
                (key, setting) -> {
                    int index = CheckFile.Key.names().indexOf(key);
                    if (index >= 0) {
                        CheckFile.Key known = CheckFile.Key.values()[index];
                        ours.put(known, value(at(setting), known, setting.value()));
                    } else if (!isDeclared(key) && !key.equals(NAMESPACES)) {
                        if (key.startsWith(OURS) || JpfKeys.KNOWN.group(key).isEmpty()) {
                            throw unknown(at(setting), key, setting.value());
                        }
                        JpfKeys.KNOWN.refuseUnlessHarmless(at(setting), key, setting.value());
                        jpf.put(key, setting.value());
                    }
                });
        return new Sorted(ours, jpf);
    }

    private static String at(Setting setting) {
        return setting.file().toString();
    }

    private void declare(String at, String value) {
        for (String name : value.split(",", -1)) {
            String namespace = name.strip();
            String first = namespace.split("\\.", 2)[0];
            if (!NAMESPACE.matcher(namespace).matches()) {
                throw CheckError.config(
                        "%s: %s: \"%s\" is no namespace. Write what the keys begin with, as in my.tool, and commas between several."
                                .formatted(at, NAMESPACES, Spelling.shown(namespace)));
            }
            if (JpfKeys.KNOWN.claims(first)) {
                throw CheckError.config(
                        "%s: %s: keys that begin with %s are JPF's. Take another name."
                                .formatted(at, NAMESPACES, first));
            }
            if (Spelling.distance(Spelling.plain(first) + ".", OURS) < 2) {
                throw CheckError.config(
                        "%s: %s: %s is too like check. Take another name."
                                .formatted(at, NAMESPACES, first));
            }
            namespaces.add(namespace);
        }
    }

    private boolean isDeclared(String key) {
        return key.codePoints().allMatch(c -> c > ' ' && c < 0x7F)
                && namespaces.stream()
                        .anyMatch(name -> key.equals(name) || key.startsWith(name + "."));
    }

    private static String value(String at, CheckFile.Key key, String written) {
        String value = unquoted(written).strip();
        CheckFile.Takes takes = key.takes();
        boolean text = takes == CheckFile.Takes.TEXT;
        value.codePoints()
                .filter(c -> c != '\t' && !Spelling.shows(c) && !(text && isBlank(c)))
                .findFirst()
                .ifPresent(
                        c -> {
                            throw CheckError.config(
                                    "%s: %s has the character %s, which does not show. Leave it out."
                                            .formatted(at, key, Spelling.nameOf(c)));
                        });
        if (value.isEmpty() && takes != CheckFile.Takes.ARGUMENTS) {
            throw CheckError.config(
                    "%s: %s has no value. Write one, or leave the key out.".formatted(at, key));
        }
        if (takes.several() && !value.isEmpty()) refuseOddParts(at, key, value);
        if (takes == CheckFile.Takes.WORD) refuseLong(at, key, value);
        return value;
    }

    private static boolean isBlank(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static void refuseOddParts(String at, CheckFile.Key key, String value) {
        for (String part : value.split(",", -1)) {
            String name = part.strip();
            if (name.isEmpty()) {
                throw CheckError.config(
                        "%s: %s: there is nothing before or behind a comma. Leave the comma out."
                                .formatted(at, key));
            }
            if (key.takes() == CheckFile.Takes.PROPERTIES) refuseLong(at, key, name);
        }
    }

    private static void refuseLong(String at, CheckFile.Key key, String name) {
        if (name.length() <= LONGEST_NAME) return;
        throw CheckError.config(
                "%s: %s: \"%s\" is no name: it has more than %d characters."
                        .formatted(at, key, Spelling.shown(name), LONGEST_NAME));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static CheckError unknown(String at, String key, String value) {
        String begin = "%s: unknown key %s.".formatted(at, Spelling.shown(key));
        if (key.startsWith("@")) {
            return CheckError.config(
                    begin + " Sharelock knows @include only, without a condition.");
        }
        if (key.matches("[^\\p{L}\\p{N}]+")) {
            return CheckError.config(begin + " A comment begins with #.");
        }
        String odd = oddCharacter(key);
        String meant = meant(key, value);
        if (!meant.isEmpty() || key.startsWith(OURS)) {
            String question = meant.isEmpty() ? "" : " Did you mean " + meant + "?";
            String keys = String.join(", ", known());
            return CheckError.config(begin + odd + question + " Known keys: " + keys + ".");
        }
        List<String> all = new ArrayList<>(known());
        all.addAll(JpfKeys.KNOWN.names());
        String plain = Spelling.plain(key);
        String nearest =
                Spelling.nearest(plain.substring(0, Math.min(64, plain.length())), all).orElse("");
        int dot = key.lastIndexOf('.');
        String namespace = dot < 0 ? key : key.substring(0, dot);
        boolean possible =
                NAMESPACE.matcher(namespace).matches()
                        && !JpfKeys.KNOWN.claims(namespace.split("\\.", 2)[0]);
        String remedy =
                possible
                        ? " A key of another tool, or of the check's own, needs %s = %s."
                                .formatted(NAMESPACES, Spelling.shown(namespace))
                        : "";
        boolean near = 2 * Spelling.distance(plain, nearest) <= plain.length();
        return CheckError.config(
                "%s%s It is none of Sharelock's and none of JPF's%s.%s"
                        .formatted(
                                begin,
                                odd,
                                near ? "; the nearest known key is " + nearest : "",
                                remedy));
    }

    /** The first character of a key that is not what keys are written with. */
    private static String oddCharacter(String key) {
        return key.codePoints()
                .filter(c -> c <= ' ' || c >= 0x7F)
                .mapToObj(c -> " It has the character " + Spelling.nameOf(c) + ".")
                .findFirst()
                .orElse("");
    }

    /** Which of our keys somebody may have meant; empty if none. */
    private static String meant(String key, String value) {
        String plain = Spelling.plain(key);
        if (plain.equals("check")) {
            String word = value.strip().replaceFirst("^[.:=\\s]+", "").split("[=:\\s]", 2)[0];
            String near = Spelling.nearest(Spelling.plain(OURS + word), known()).orElse("");
            if (Spelling.isNear(OURS + word, near)) return near;
        }
        String end = plain.substring(plain.lastIndexOf('.') + 1);
        for (String known : known()) {
            String name = known.substring(OURS.length());
            boolean same = name.equalsIgnoreCase(end) && isLikeOurs(plain);
            if (same || Spelling.isNear(plain, Spelling.plain(known))) return known;
        }
        return "";
    }

    /** Whether a key may be one of ours that begins in another way. */
    private static boolean isLikeOurs(String key) {
        int dot = key.lastIndexOf('.');
        return dot <= 0 || Spelling.distance(key.substring(0, dot + 1), OURS) <= 4;
    }

    /** All of our keys. */
    static List<String> known() {
        List<String> known = new ArrayList<>(CheckFile.Key.names());
        known.add(NAMESPACES);
        return known;
    }
}
