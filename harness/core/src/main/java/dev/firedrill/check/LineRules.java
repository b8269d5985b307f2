package dev.firedrill.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Reason;
import dev.firedrill.model.Controls.Telemetry;
import dev.firedrill.model.Controls.Telemetry.Keys;
import dev.firedrill.pattern.Values;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Hold what controls declare of each telemetry line of a mode: its keys, their types, the reason of a failure and its class. */
final class LineRules {

    private final Controls controls;
    private final Telemetry telemetry;
    private final Keys keys;

    LineRules(Controls controls, Telemetry telemetry, Keys keys) {
        this.controls = controls;
        this.telemetry = telemetry;
        this.keys = keys;
    }

    /** Say what is wrong with a line, {@code null} for nothing. */
    @Nullable
    String flaw(JsonNode line) {
        String flaw = wrongKey(line);
        flaw = flaw != null ? flaw : wrongType(line);
        flaw = flaw != null ? flaw : wrongReason(line);
        return flaw != null ? flaw : wrongClass(line);
    }

    private @Nullable String wrongKey(JsonNode line) {
        int required = 0;
        for (Map.Entry<String, JsonNode> field : line.properties()) {
            if (keys.required().contains(field.getKey())) {
                required++;
            } else if (!keys.optional().contains(field.getKey())) {
                return "has the key " + Words.quote(field.getKey()) + ", which is not declared";
            }
        }
        return required == keys.required().size() ? null : "lacks the key " + lacking(line);
    }

    private String lacking(JsonNode line) {
        return keys.required().stream()
                .filter(key -> !line.has(key))
                .sorted()
                .findFirst()
                .map(Words::quote)
                .orElse("");
    }

    private @Nullable String wrongType(JsonNode line) {
        for (Map.Entry<String, JsonNode> field : line.properties()) {
            Set<String> types = telemetry.types().get(field.getKey());
            String type = field.getValue().getNodeType().name().toLowerCase(Locale.ROOT);
            if (types != null && !types.contains(type)) {
                return "has a value of type %s for %s, expected %s"
                        .formatted(type, Words.quote(field.getKey()), String.join(" or ", new TreeSet<>(types)));
            }
        }
        return null;
    }

    /** Reasons are a closed set, in lines as elsewhere. */
    private @Nullable String wrongReason(JsonNode line) {
        String code = code(line);
        return code.isEmpty()
                        || controls.reasons().isEmpty()
                        || controls.reason(code).isPresent()
                ? null
                : "has the reason " + Words.quote(code) + ", which is not declared";
    }

    /** A failure whose reason has a taxonomy says it; what is no failure, or a silent one, says nothing of that kind. */
    private @Nullable String wrongClass(JsonNode line) {
        String key = telemetry.classKey();
        if (!keys.required().contains(key) && !keys.optional().contains(key)) {
            return null;
        }
        Reason reason = controls.reason(code(line)).orElse(null);
        JsonNode shown = line.path(key);
        boolean none = shown.isNull() || shown.isMissingNode();
        if (code(line).isEmpty() || (reason != null && reason.silent())) {
            return none ? null : "has %s for %s without a failure to classify".formatted(shown, Words.quote(key));
        }
        return reason == null || reason.taxonomy().isEmpty() || is(shown, reason.taxonomy())
                ? null
                : "has %s for %s with the reason %s, expected %s"
                        .formatted(
                                none ? "nothing" : shown,
                                Words.quote(key),
                                Words.quote(reason.code()),
                                new TreeMap<>(reason.taxonomy()));
    }

    /** Give the reason of a line, "" for none. */
    private String code(JsonNode line) {
        JsonNode code = line.path(telemetry.reasonKey());
        return code.isTextual() ? code.asText() : "";
    }

    private static boolean is(JsonNode shown, Map<String, String> taxonomy) {
        return shown.isObject()
                && shown.size() == taxonomy.size()
                && taxonomy.entrySet().stream()
                        .allMatch(it -> shown.has(it.getKey()) && Values.same(it.getValue(), shown.path(it.getKey())));
    }
}
