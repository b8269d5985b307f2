package dev.firedrill.live.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FillingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode filled(String template, Map<String, String> values) throws Exception {
        return new Filling(values).fill(JSON.readTree(template));
    }

    @Test
    void fillsTextsHoweverDeepTheyStand() throws Exception {
        assertThat(filled("{\"a\":[\"${user} says ${input}\",7]}", Map.of("user", "anna", "input", "\"hi\"")))
                .isEqualTo(JSON.readTree("{\"a\":[\"anna says \\\"hi\\\"\",7]}"));
    }

    @Test
    void makesAnObjectOfATextThatIsAllAttributes() throws Exception {
        Map<String, String> values = Map.of("attributes", "{\"selection\":\"We deliver.\"}");

        assertThat(filled("{\"attributes\":\"${attributes}\"}", values))
                .isEqualTo(JSON.readTree("{\"attributes\":{\"selection\":\"We deliver.\"}}"));
        assertThat(filled("\" ${attributes}\"", values).textValue()).isEqualTo(" {\"selection\":\"We deliver.\"}");
    }

    @Test
    void makesAnObjectOfATextThatIsAllParameters() throws Exception {
        assertThat(filled("\"${parameters}\"", Map.of("parameters", "{\"worker\":\"canary-7\"}")))
                .isEqualTo(JSON.readTree("{\"worker\":\"canary-7\"}"));
    }

    @Test
    void refusesAPlaceholderWithoutAValueAndWhatIsNoJson() {
        assertThatThrownBy(() -> filled("\"${parameters}\"", Map.of("user", "anna")))
                .hasMessage("expected one of the placeholders [user], found '${parameters}'");
        assertThatThrownBy(() -> filled("\"${parameters}\"", Map.of("parameters", "{")))
                .hasMessage("expected JSON as the value of '${parameters}', found '{'");
    }
}
