package dev.firedrill.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void comparesScalarsByTheirText() {
        assertThat(Values.same("true", json("true"))).isTrue();
        assertThat(Values.same("1.5", json("1.5"))).isTrue();
        assertThat(Values.same("null", json("null"))).isTrue();
        assertThat(Values.same("a", json("\"a\""))).isTrue();
        assertThat(Values.same("a ", json("\"a\""))).isFalse();
    }

    @Test
    void comparesObjectsInAnyOrderAndArraysInTheirs() {
        assertThat(Values.same(
                        "{\"a\": 1, \"b\": {\"d\": [], \"c\": \"\\\"\"}}",
                        json("{\"b\":{\"c\":\"\\\"\",\"d\":[]},\"a\":1}")))
                .isTrue();
        assertThat(Values.same("[1,2]", json("[2,1]"))).isFalse();
        assertThat(Values.same("{\"a\":1}", json("{\"a\":\"1\"}"))).isFalse();
        assertThat(Values.same("{\"a\":1}", json("{\"a\":1,\"b\":2}"))).isFalse();
    }

    @Test
    void whatIsNoJsonIsNoObject() {
        assertThat(Values.same("{a", json("{}"))).isFalse();
    }

    @Test
    void spellsObjectsAlikeWhateverTheirOrder() {
        assertThat(Values.text(json("{\"b\":[true,null],\"a\":\"x\"}"))).isEqualTo("{\"a\":\"x\",\"b\":[true,null]}");
        assertThat(Values.text(json("\"x\""))).isEqualTo("x");
    }
}
