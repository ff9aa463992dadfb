package sharelock.compile.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a model's words and values are made of, the text says them. */
class RecipeTest {
    @Property
    void isFilledWithValuesBetweenItsWords(
            @ForAll("texts") List<String> words, @ForAll("texts") List<String> values) {
        StringBuilder recipe = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        List<String> quoted = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String value = values.get(i % values.size());
            quoted.add(Recipe.quote(words.get(i)));
            recipe.append(i > 0 ? Recipe.HOLE : "").append(Recipe.quote(words.get(i)));
            expected.append(i > 0 ? value : "").append(words.get(i));
        }
        String filled =
                Recipe.fill(recipe.toString(), hole -> values.get((hole + 1) % values.size()));
        assertThat(filled).isEqualTo(expected.toString());
        assertThat(Recipe.words(recipe.toString())).isEqualTo(quoted);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars('\0', '\1', '\2', 'a', 'h', 'q')
                .ofMaxLength(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
