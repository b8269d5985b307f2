package dev.firedrill.falsify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Take the records of events apart and put them together again, field by field, whatever their kind. */
final class Parts {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private Parts() {}

    /** Hold the canonical constructor of a kind, with its components; the first is the stamp. */
    private record Shape(Constructor<?> constructor, List<RecordComponent> components) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(type.getDeclaredConstructor(types), List.of(components));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("expected a record, found " + type, e);
            }
        }

        Event made(Object[] values) {
            try {
                return (Event) constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("expected an event that can be made, found " + constructor, e);
            }
        }
    }

    /** List the fields of a kind, without the stamp. */
    static List<String> fields(Class<? extends Event> type) {
        return SHAPES.get(type).components().stream()
                .skip(1)
                .map(RecordComponent::getName)
                .toList();
    }

    /** Give the value of a field; empty where the kind has none of that name. */
    static Optional<Object> value(Event event, String field) {
        return SHAPES.get(event.getClass()).components().stream()
                .filter(it -> it.getName().equals(field))
                .findFirst()
                .map(it -> read(it, event));
    }

    private static Object read(RecordComponent component, Event event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected a field that can be read, found " + component, e);
        }
    }

    /** Give the same event with another value of one field. */
    static Event with(Event event, String field, Object value) {
        Shape shape = SHAPES.get(event.getClass());
        Object[] values = shape.components().stream()
                .map(it -> it.getName().equals(field) ? value : read(it, event))
                .toArray();
        return shape.made(values);
    }

    /** Make an event of a kind that says nothing. */
    static Event blank(Class<? extends Event> type, Stamp stamp) {
        Shape shape = SHAPES.get(type);
        Object[] values = shape.components().stream()
                .map(it -> it.getType() == Stamp.class ? stamp : nothing(it.getType()))
                .toArray();
        return shape.made(values);
    }

    private static Object nothing(Class<?> type) {
        if (type == String.class) {
            return "";
        } else if (type == long.class) {
            return 0L;
        } else if (type == int.class) {
            return 0;
        } else if (type == double.class) {
            return 0.0;
        } else if (type == boolean.class) {
            return false;
        } else if (type == JsonNode.class) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw new IllegalStateException("expected a type that events have, found " + type);
    }
}
