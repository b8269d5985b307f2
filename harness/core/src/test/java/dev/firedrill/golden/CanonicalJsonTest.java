package dev.firedrill.golden;

import static dev.firedrill.check.Logs.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void sortsKeysAndIndentsByTwo() {
        assertThat(CanonicalJson.document(json("{\"b\":[1,{\"d\":true,\"c\":null}],\"a\":{},\"e\":[]}")))
                .isEqualTo("""
                        {
                          "a": {},
                          "b": [
                            1,
                            {
                              "c": null,
                              "d": true
                            }
                          ],
                          "e": []
                        }
                        """);
    }

    @Test
    void writesTheSameWhateverTheOrderOfKeys() {
        assertThat(CanonicalJson.document(json("{\"a\":1,\"b\":2}")))
                .isEqualTo(CanonicalJson.document(json("{\"b\":2,\"a\":1}")));
    }

    @Nested
    class WritesTexts {

        private String text(String value) {
            return CanonicalJson.value(TextNode.valueOf(value));
        }

        @Test
        void plainWhereTheyAreHarmless() {
            assertThat(text("grün 漢 😀 </script>")).isEqualTo("\"grün 漢 😀 </script>\"");
        }

        @Test
        void withShortEscapesWhereJsonHasThem() {
            assertThat(text("\"\\\b\t\n\f\r")).isEqualTo("\"\\\"\\\\\\b\\t\\n\\f\\r\"");
        }

        @Test
        void withNumbersForWhatATerminalOrEditorWouldObey() {
            assertThat(text("\u0000\u001b\u007f\u0085\u200f\u202e\u2028\u2066\ufeff"))
                    .isEqualTo("\"\\u0000\\u001b\\u007f\\u0085\\u200f\\u202e\\u2028\\u2066\\ufeff\"");
        }

        @Test
        void withNumbersForLoneSurrogatesWhichUtf8CannotHold() {
            assertThat(text("a\ud800b")).isEqualTo("\"a\\ud800b\"");
        }

        @Test
        void soThatTheyReadBackTheSame() {
            String hostile = "\u202e\ud83d\ude00\udb40\udc41 ${json-unit.ignore} \u0007";

            assertThat(json(text(hostile)).textValue()).isEqualTo(hostile);
        }
    }

    @Nested
    class WritesNumbers {

        @ParameterizedTest
        @CsvSource({
            "0.1, 0.1",
            "1.0, 1",
            "-0.0, 0",
            "2.0E-3, 0.002",
            "1.0E23, 100000000000000000000000",
            "2.0E23, 200000000000000000000000",
            "0.30000000000000004, 0.30000000000000004",
            "9007199254740992.0, 9007199254740992",
            "123456789.123, 123456789.123",
        })
        void withTheFewestDigitsThatReadBack(double value, String expected) {
            assertThat(CanonicalNumber.of(value)).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.MIN_VALUE, Double.MAX_VALUE, 5.684341886080802E-14, 2.2250738585072014E-308})
        void withoutLosingTheEdges(double value) {
            assertThat(Double.parseDouble(CanonicalNumber.of(value))).isEqualTo(value);
        }

        @Test
        void plainWhenTheyAreIntegersOfAnySize() {
            assertThat(CanonicalJson.value(json("[1,-7,123456789012345678901234567890]")))
                    .isEqualTo("[\n  1,\n  -7,\n  123456789012345678901234567890\n]");
        }

        @Test
        void theSameFromDecimalsAndDoubles() {
            assertThat(CanonicalNumber.of(DecimalNode.valueOf(new BigDecimal("1.500"))))
                    .isEqualTo(CanonicalNumber.of(DoubleNode.valueOf(1.5)));
        }

        @Test
        void withoutAMillionZeros() {
            JsonNode huge = JsonNodeFactory.instance.numberNode(new BigDecimal("1E+1000000"));

            assertThat(CanonicalNumber.of(huge)).isEqualTo("1E+1000000");
        }

        @Test
        void asTextsWhenJsonHasNoWordForThem() {
            assertThat(CanonicalNumber.of(Double.NaN)).isEqualTo("\"NaN\"");
            assertThat(CanonicalNumber.of(Double.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
        }
    }
}
