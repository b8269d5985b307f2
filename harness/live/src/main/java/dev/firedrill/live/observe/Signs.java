package dev.firedrill.live.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.model.LiveSystem.Sign;
import java.util.List;

/** Recognise a record; a pure function of record and signs. */
final class Signs {

    private Signs() {}

    static boolean hold(List<Sign> signs, JsonNode record) {
        return signs.stream().allMatch(sign -> holds(sign, record));
    }

    private static boolean holds(Sign sign, JsonNode record) {
        JsonNode value = record.at(sign.pointer().orElse(""));
        return sign.event().map(record.path("event").asText()::equals).orElse(true)
                && sign.data().map(Scalars.text(record)::equals).orElse(true)
                && sign.equals()
                        .map(wanted ->
                                !value.isMissingNode() && Scalars.text(value).equals(wanted))
                        .orElse(sign.pointer().isEmpty() || says(value));
    }

    private static boolean says(JsonNode value) {
        boolean isEmpty = value.isMissingNode()
                || value.isNull()
                || (value.isBoolean() && !value.booleanValue())
                || (value.isTextual() && value.textValue().isEmpty());
        return !isEmpty;
    }
}
