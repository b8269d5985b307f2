package dev.firedrill.golden;

import static dev.firedrill.check.Logs.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferencesTest {

    private static String words(String expected, String found) {
        return Excerpt.of(Differences.between(json(expected), json(found)));
    }

    @Test
    void areNoneBetweenTheSame() {
        assertThat(Differences.between(json("{\"a\":[1,\"x\"]}"), json("{\"a\":[1,\"x\"]}")))
                .isEmpty();
    }

    @Test
    void nameThePathAndBothSides() {
        assertThat(words("{\"a\":[{\"b\":\"x\"}]}", "{\"a\":[{\"b\":\"y\"}]}"))
                .isEqualTo("a[0].b: expected \"x\", found \"y\"");
    }

    @Test
    void nameWhatIsMissingAndWhatIsExtra() {
        assertThat(words("{\"a\":1}", "{\"b\":{\"c\":\"x\"}}"))
                .isEqualTo("a: expected 1, found nothing\nb: expected nothing, found { \"c\": \"x\" }");
    }

    @Test
    void tellNullAndTypesApart() {
        assertThat(words("{\"a\":null,\"b\":true}", "{\"a\":\"null\",\"b\":\"true\"}"))
                .isEqualTo("a: expected null, found \"null\"\nb: expected true, found \"true\"");
    }

    @Test
    void comeInTheOrderOfIndexes() {
        assertThat(words("[0,0,0,0,0,0,0,0,0,0,0]", "[0,0,1,0,0,0,0,0,0,0,1]"))
                .isEqualTo("[2]: expected 0, found 1\n[10]: expected 0, found 1");
    }

    @Test
    void areListedUpToTwenty() {
        StringBuilder zeros = new StringBuilder("[0");
        StringBuilder ones = new StringBuilder("[1");
        for (int i = 1; i < 25; i++) {
            zeros.append(",0");
            ones.append(",1");
        }

        assertThat(words(zeros + "]", ones + "]")).endsWith("[19]: expected 0, found 1\nand 5 more");
    }

    @Test
    void ofLongTextsBeginWhereTheyPart() {
        String same = "word ".repeat(100);

        assertThat(words("\"" + same + "ends well\"", "\"" + same + "ends badly\""))
                .contains(
                        "expected \"…word word word word word ends well\", found \"…word word word word word ends badly\"");
    }

    @Test
    void showHostileTextHarmlessly() {
        assertThat(words("\"a\"", "\"\\u001b[2J\\u202e\"")).contains("found \"\\u001b[2J\\u202e\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${json-unit.ignore}",
                "#{json-unit.ignore}",
                "${json-unit.ignore-element}",
                "${json-unit.any-string}",
                "${json-unit.regex}.*",
                "${json-unit.matches:x}y",
            })
    void areNotHiddenByARecordedWildcard(String wildcard) {
        assertThat(words("{\"a\":\"" + wildcard + "\"}", "{\"a\":\"evil\"}"))
                .isEqualTo("a: expected \"" + wildcard + "\", found \"evil\"");
    }

    @Test
    void areNotHiddenByARecordedWildcardForAMissingElement() {
        assertThat(words("{\"a\":\"${json-unit.ignore-element}\"}", "{}")).endsWith("found nothing");
    }
}
