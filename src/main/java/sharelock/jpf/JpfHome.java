package sharelock.jpf;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharelock.engine.Engine.Surroundings;
import sharelock.result.Result;

/**
 * A build of jpf-core that the user has.
 *
 * @param folder its folder, which has {@code build/jpf.jar}
 */
record JpfHome(Path folder) {

    /** How to provide JPF, in one line. */
    public static final String HOW_TO_PROVIDE =
            "Build the java-17 branch of jpf-core as its documentation says"
                    + " (https://github.com/javapathfinder/jpf-core/wiki), and name its folder with"
                    + " --jpf-home, in JPF_HOME, or as jpf-core in site.properties.";

    private static final String VARIABLE = "JPF_HOME";
    private static final String SITE = "site.properties";
    private static final String KEY = "jpf-core";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    /**
     * Looks for JPF as JPF's own users expect: the option, {@code JPF_HOME}, {@code jpf-core} in
     * the site.properties of the current folder, a parent of it, or {@code ~/.jpf}.
     *
     * @return empty if no place names one
     * @throws IllegalArgumentException when a place names a folder that holds no build of JPF
     */
    public static Optional<JpfHome> find(Surroundings surroundings) {
        Optional<Path> named = surroundings.place(Result.JPF);
        if (named.isPresent()) return Optional.of(at(named.get(), "--jpf-home"));
        String variable = surroundings.environment().getOrDefault(VARIABLE, "");
        if (!variable.isEmpty()) return Optional.of(at(Path.of(variable), VARIABLE));
        for (Path site : sites(surroundings)) {
            String core = value(site, surroundings.home(), KEY);
            if (!core.isEmpty()) {
                Path folder = site.resolveSibling(core);
                return Optional.of(at(folder, KEY + " in " + site));
            }
        }
        return Optional.empty();
    }

    private static JpfHome at(Path folder, String named) {
        JpfHome home = new JpfHome(folder);
        if (Files.isRegularFile(home.jar())) return home;
        throw new IllegalArgumentException(
                "%s names %s, where there is no build/jpf.jar. %s"
                        .formatted(named, folder, HOW_TO_PROVIDE));
    }

    private static List<Path> sites(Surroundings surroundings) {
        List<Path> sites = new ArrayList<>();
        Path folder = surroundings.folder();
        while (folder != null) {
            sites.add(folder.resolve(SITE));
            folder = folder.getParent();
        }
        sites.add(surroundings.home().resolve(".jpf").resolve(SITE));
        sites.removeIf(site -> !Files.isRegularFile(site));
        return sites;
    }

    /**
     * The value of a key as JPF finds it before it reads a check: the folder of JPF for {@code
     * jpf-core}, or what the site.properties say.
     *
     * @return empty if no place sets it
     */
    public static Optional<String> known(Surroundings surroundings, String key) {
        if (key.equals(KEY)) {
            String variable = surroundings.environment().getOrDefault(VARIABLE, "");
            Optional<Path> named = surroundings.place(Result.JPF);
            if (named.isPresent()) return named.map(Path::toString);
            if (!variable.isEmpty()) return Optional.of(variable);
        }
        return sites(surroundings).stream()
                .map(site -> value(site, surroundings.home(), key))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The value of a key; empty if the file does not set it. */
    private static String value(Path site, Path home, String key) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(site, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    site + ": not a Java properties file: " + malformed.getMessage(), malformed);
        }
        properties.putIfAbsent("user.home", home.toString());
        properties.putIfAbsent("config_path", String.valueOf(site.getParent()));
        return expand(properties.getProperty(key, ""), properties).strip();
    }

    private static String expand(String text, Properties known) {
        Matcher references = REFERENCE.matcher(text);
        return references.replaceAll(
                found ->
                        Matcher.quoteReplacement(known.getProperty(found.group(1), found.group())));
    }

    Path jar() {
        return folder.resolve("build").resolve("jpf.jar").toAbsolutePath();
    }
}
