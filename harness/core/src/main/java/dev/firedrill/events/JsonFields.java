package dev.firedrill.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Put the fields of an event into a JSON object. */
final class JsonFields implements Fields {

    private final ObjectNode node;

    JsonFields(ObjectNode node) {
        this.node = node;
    }

    ObjectNode node() {
        return node;
    }

    @Override
    public void text(String name, String value) {
        node.put(name, value);
    }

    @Override
    public void number(String name, long value) {
        node.put(name, value);
    }

    @Override
    public void decimal(String name, double value) {
        if (Double.isFinite(value)) {
            node.set(name, DecimalNode.valueOf(Decimals.shortest(value)));
        } else {
            node.put(name, Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    @Override
    public void flag(String name, boolean value) {
        node.put(name, value);
    }

    @Override
    public void json(String name, JsonNode value) {
        node.set(name, value);
    }
}
