package sharelock.compile.ir;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * How a text is written that has values in it which are only known later: words, and a hole for
 * each value, in order. Words of a model may have any character, so that those which mean something
 * here are quoted in them.
 */
public final class Recipe {
    /** Stands for a value, as in the recipes of {@code StringConcatFactory}. */
    public static final String HOLE = "\1";

    private static final char QUOTE = '\2';
    private static final Pattern HOLES = Pattern.compile(HOLE, Pattern.LITERAL);

    private Recipe() {}

    /** The words so that {@link #fill} gives just them. */
    public static String quote(String words) {
        return words.replace("\2", "\2q").replace(HOLE, "\2h");
    }

    /** The words before, between and behind the holes, quoted as they are in the recipe. */
    public static List<String> words(String recipe) {
        return List.of(HOLES.split(recipe, -1));
    }

    /** The text, with what the function gives for the number of each hole, which counts from 0. */
    public static String fill(String recipe, IntFunction<String> value) {
        StringBuilder text = new StringBuilder();
        int holes = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == HOLE.charAt(0)) text.append(value.apply(holes++));
            else if (c == QUOTE) text.append(recipe.charAt(++i) == 'h' ? HOLE.charAt(0) : QUOTE);
            else text.append(c);
        }
        return text.toString();
    }
}
