package dev.firedrill.live.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hold the values of placeholders, spelled {@code ${name}} in templates. */
public record Filling(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");

    private static final Set<String> OBJECTS = Set.of("${attributes}", "${parameters}");
    private static final ObjectMapper JSON = new ObjectMapper();

    public Filling {
        values = new TreeMap<>(values);
    }

    /** Give these values and others beside them; of two with one name the other one stands. */
    public Filling with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(others);
        return new Filling(all);
    }

    /**
     * Fill a template.
     *
     * @throws IllegalArgumentException if it has a placeholder without a value
     */
    public String fill(String template) {
        Matcher found = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(filled, Matcher.quoteReplacement(value(found.group(1))));
        }
        return found.appendTail(filled).toString();
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null && name.startsWith("attributes.")) {
            return "";
        }
        if (value == null) {
            throw new IllegalArgumentException(
                    "expected one of the placeholders %s, found '${%s}'".formatted(values.keySet(), name));
        }
        return value;
    }

    /** Fill each of several templates. */
    public List<String> fill(List<String> templates) {
        return new ArrayList<>(templates.stream().map(this::fill).toList());
    }

    /** Fill each value of a map. */
    public Map<String, String> fill(Map<String, String> templates) {
        Map<String, String> filled = new TreeMap<>();
        templates.forEach((name, template) -> filled.put(name, fill(template)));
        return filled;
    }

    /**
     * Fill every text in a JSON value; the rest stays as it is. A text that is nothing but {@code ${attributes}} or {@code
     * ${parameters}} becomes the object of all of them, as the JSON that is their value says.
     */
    public JsonNode fill(JsonNode template) {
        if (template.isTextual() && OBJECTS.contains(template.textValue())) {
            return object(template.textValue());
        }
        if (template.isTextual()) {
            return TextNode.valueOf(fill(template.textValue()));
        }
        if (template instanceof ArrayNode items) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> filled.add(fill(item)));
            return filled;
        }
        if (template instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> filled.set(member.getKey(), fill(member.getValue())));
            return filled;
        }
        return template;
    }

    private JsonNode object(String placeholder) {
        String content = fill(placeholder);
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(
                    "expected JSON as the value of '%s', found '%s'".formatted(placeholder, content), wrong);
        }
    }
}
