package dev.firedrill.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares JSON with the record it is to become, because Jackson takes what is missing for null, false or 0. */
final class RecordShape {

    private RecordShape() {}

    /** Describe the first place where a component that must be there is not. */
    static Optional<String> gap(JsonNode json, Class<?> type) {
        return inRecord(json, type, "");
    }

    private static Optional<String> inRecord(JsonNode json, Class<?> type, String path) {
        if (!json.isObject()) {
            return Optional.of("'%s' is not an object".formatted(path.isEmpty() ? "the file" : path));
        }
        return Arrays.stream(type.getRecordComponents())
                .map(component -> inComponent(json.path(component.getName()), component, join(path, component)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> inComponent(JsonNode json, RecordComponent component, String path) {
        if (json.isMissingNode() || json.isNull()) {
            boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !component.isAnnotationPresent(Later.class);
            return required ? Optional.of("'%s' is missing".formatted(path)) : Optional.empty();
        }
        return component.getType().isRecord()
                ? inRecord(json, component.getType(), path)
                : inElements(json, component.getGenericType(), path);
    }

    /** Add what files of an earlier version lack. */
    static void fill(JsonNode json, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Later.class)
                    && json instanceof ObjectNode object
                    && !object.hasNonNull(component.getName())) {
                object.putArray(component.getName());
            } else {
                fillBelow(json.path(component.getName()), component);
            }
        }
    }

    private static void fillBelow(JsonNode json, RecordComponent component) {
        if (component.getType().isRecord()) {
            fill(json, component.getType());
        } else if (component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            json.forEach(it -> fill(it, element));
        }
    }

    private static Optional<String> inElements(JsonNode json, Type type, String path) {
        if (!(type instanceof ParameterizedType list)) {
            return Optional.empty();
        }
        if (!json.isArray()) {
            return Optional.of("'%s' is not an array".formatted(path));
        }
        Type element = list.getActualTypeArguments()[0];
        for (int i = 0; i < json.size(); i++) {
            Optional<String> gap = inElement(json.path(i), element, path + "[" + i + "]");
            if (gap.isPresent()) {
                return gap;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inElement(JsonNode json, Type element, String path) {
        if (json.isNull()) {
            return Optional.of("'%s' is null".formatted(path));
        }
        return element instanceof Class<?> type && type.isRecord() ? inRecord(json, type, path) : Optional.empty();
    }

    private static String join(String path, RecordComponent component) {
        return path.isEmpty() ? component.getName() : path + "." + component.getName();
    }
}
