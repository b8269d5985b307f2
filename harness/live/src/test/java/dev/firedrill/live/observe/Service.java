package dev.firedrill.live.observe;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.model.LiveSystem.Observation;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Sign;
import dev.firedrill.model.LiveSystem.Source;
import dev.firedrill.model.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Declare services as system.json does. */
final class Service {

    private static final Position HERE = new Position("system.json", 1, 1);

    private Service() {}

    static Reading reading(String event, Map<String, String> fields) {
        return new Reading(event, List.of(), fields, Map.of(), Optional.empty(), false);
    }

    static Reading changing(Reading reading) {
        return new Reading(reading.event(), reading.when(), reading.fields(), reading.values(), reading.time(), true);
    }

    static Reading timed(Reading reading, String time) {
        return new Reading(
                reading.event(),
                reading.when(),
                reading.fields(),
                reading.values(),
                Optional.of(time),
                reading.changes());
    }

    static Reading when(Reading reading, Sign... signs) {
        return new Reading(
                reading.event(), List.of(signs), reading.fields(), reading.values(), reading.time(), reading.changes());
    }

    static Sign at(String pointer) {
        return new Sign(Optional.empty(), Optional.empty(), Optional.of(pointer), Optional.empty());
    }

    static Sign at(String pointer, String value) {
        return new Sign(Optional.empty(), Optional.empty(), Optional.of(pointer), Optional.of(value));
    }

    static Observers observed(
            String url, LongSupplier clock, double scale, Seen seen, Source source, Reading... readings) {
        LiveSystem system = declared(url, scale, source, readings);
        return new Observers(system, new Filling(Map.of()), clock, scale, seen);
    }

    static LiveSystem declared(Source source, Reading... readings) {
        return declared("http://127.0.0.1", 1, source, readings);
    }

    private static LiveSystem declared(String url, double scale, Source source, Reading... readings) {
        Answer answer = new Answer(
                Form.JSON,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Exchange exchange =
                new Exchange("POST", "/", Map.of(), MissingNode.getInstance(), Duration.ofSeconds(1), answer);
        return new LiveSystem(
                HERE,
                List.of(),
                List.of(),
                url,
                exchange,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(new Observation(HERE, source, List.of(readings))),
                scale,
                LiveSystem.TOLERANCE);
    }
}
