package dev.firedrill.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventLogTest {

    private static EventLog log(Event... events) {
        EventLog log = new EventLog(1000);
        Arrays.stream(events).forEach(log::append);
        return log;
    }

    private static Event sampled(long time, long cause, double value) {
        return new Event.MetricSampled(new Stamp(time, 1, "main", cause), "rate", true, value);
    }

    /** Build an event of a kind with a distinct value in each field. */
    private static Event filled(EventKind kind) throws ReflectiveOperationException {
        RecordComponent[] components = kind.type().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(types[i], i);
        }
        return kind.type().getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type, int i) {
        if (type == Stamp.class) {
            return new Stamp(12, 1, "main", 3);
        } else if (type == String.class) {
            return "text ü \u001b[31m " + i;
        } else if (type == long.class) {
            return 40L + i;
        } else if (type == int.class) {
            return 40 + i;
        } else if (type == double.class) {
            return 0.1 + i;
        } else if (type == boolean.class) {
            return true;
        } else if (type == JsonNode.class) {
            return JsonNodeFactory.instance.objectNode().put("a", 1).put("b", "x");
        }
        throw new IllegalArgumentException(type.toString());
    }

    @Nested
    class MadeOfAList {

        private final Event first = new Event.StateEntered(new Stamp(1, 1, "main", 0), "a");
        private final Event second = new Event.AlertSent(new Stamp(2, 2, "main", 1), "high", "help");

        @Test
        void isTheLogThatAppendingGives() {
            EventLog made = EventLog.of(List.of(first, second));

            assertThat(made.hash()).isEqualTo(log(first, second).hash());
            assertThat(made.all(Event.AlertSent.class)).containsExactly((Event.AlertSent) second);
            assertThat(made.all(Event.StateEntered.class)).hasSize(1);
            assertThat(made.events()).containsExactly(first, second);
            assertThat(made.lastSequence()).isEqualTo(2);
        }

        @Test
        void hashesOnceHoweverOftenItIsAsked() {
            EventLog made = EventLog.of(List.of(first, second));

            assertThat(made.hash()).isEqualTo(made.hash());
            assertThat(made.all(Event.AlertSent.class)).hasSameSizeAs(made.all(Event.AlertSent.class));
        }

        @Test
        void takesNothingMore() {
            EventLog made = EventLog.of(List.of(first));

            assertThatThrownBy(() -> made.append(second)).isInstanceOf(EventLimitException.class);
        }
    }

    @Nested
    class Hashing {

        @Test
        void orderTimeCauseAndEveryFieldEnterTheHash() {
            long hash = log(sampled(1, 0, 0.5), sampled(2, 0, 0.25)).hash();

            assertThat(Stream.of(
                                    log(sampled(2, 0, 0.25), sampled(1, 0, 0.5)),
                                    log(sampled(1, 0, 0.5), sampled(3, 0, 0.25)),
                                    log(sampled(1, 0, 0.5), sampled(2, 1, 0.25)),
                                    log(sampled(1, 0, 0.5), sampled(2, 0, Math.nextUp(0.25))),
                                    log(sampled(1, 0, 0.5)))
                            .map(EventLog::hash))
                    .doesNotContain(hash)
                    .doesNotHaveDuplicates();
        }

        @Test
        void theHashOfALogIsPinned() {
            assertThat(Long.toHexString(
                            log(sampled(1, 0, 0.5), sampled(2, 1, -0.0)).hash()))
                    .isEqualTo("3935d243074ef556");
        }

        @ParameterizedTest
        @EnumSource(EventKind.class)
        void everyFieldOfEveryKindIsDescribed(EventKind kind) throws ReflectiveOperationException {
            JsonFields fields = new JsonFields(JsonNodeFactory.instance.objectNode());
            filled(kind).describe(fields);

            assertThat(fields.node().properties().stream().map(it -> it.getKey()))
                    .containsExactlyElementsOf(Arrays.stream(kind.type().getRecordComponents())
                            .map(RecordComponent::getName)
                            .filter(it -> !it.equals("stamp"))
                            .toList());
        }
    }

    @Nested
    class Lines {

        @TempDir
        Path folder;

        @ParameterizedTest
        @EnumSource(EventKind.class)
        void everyKindSurvivesWritingAndReading(EventKind kind) throws Exception {
            Path file = folder.resolve("events.jsonl");
            Event event = filled(kind);
            JsonLines.write(log(event), file);

            assertThat(JsonLines.read(file)).containsExactly(event);
        }

        @Test
        void onlyARunForRealSaysInWhichModeItWas() throws IOException {
            Event.RunStarted simulated = new Event.RunStarted(new Stamp(0, 1, "harness", 0), "a/x", 7, "");
            Event.RunStarted live = new Event.RunStarted(simulated.stamp(), "a/x", 7, "", "live");

            assertThat(JsonLines.line(simulated)).endsWith("\"seed\":7,\"twin\":\"\"}");
            assertThat(JsonLines.line(live)).endsWith("\"twin\":\"\",\"mode\":\"live\"}");
            assertThat(JsonLines.parse(JsonLines.line(simulated))).isEqualTo(simulated);
            assertThat(JsonLines.parse(JsonLines.line(live))).isEqualTo(live);
        }

        @Test
        void aLineThatIsNoEventIsNamedByFileAndLine() throws IOException {
            Path file = folder.resolve("events.jsonl");
            Files.writeString(file, JsonLines.line(sampled(1, 0, 0.5)) + "\n{\"kind\":\"nonsense\"}\n");

            assertThatThrownBy(() -> JsonLines.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("events.jsonl:2  expected the kind of an event, found 'nonsense'");
        }

        @Test
        void aTruncatedLineIsNamedByFileAndLine() throws IOException {
            Path file = folder.resolve("events.jsonl");
            Files.writeString(file, JsonLines.line(sampled(1, 0, 0.5)).substring(0, 30));

            assertThatThrownBy(() -> JsonLines.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("events.jsonl:1  expected an event");
        }

        @ParameterizedTest
        @EnumSource(EventKind.class)
        void everyKindIsFoundByItsWordAndMadeOfALineAndOfItsFields(EventKind kind) throws Exception {
            Event event = filled(kind);
            JsonFields fields = new JsonFields(JsonNodeFactory.instance.objectNode());
            event.describe(fields);

            assertThat(EventKind.ofWord(kind.word())).contains(kind);
            assertThat(JsonLines.parse(JsonLines.line(event))).isEqualTo(event);
            assertThat(JsonLines.of(kind, event.stamp(), fields.node())).isEqualTo(event);
        }

        @Test
        void aWordThatIsNoKindIsFoundAsNone() {
            assertThat(EventKind.ofWord("nonsense")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"trigger\":\"t\"}|expected the field 'reason', found none",
                    "{\"trigger\":\"t\",\"reason\":null}|expected a value as the field 'reason', found null"
                })
        void fieldsThatAreNotThereAreNamed(String fields, String message) throws IOException {
            ObjectNode node = (ObjectNode) new ObjectMapper().readTree(fields);

            assertThatThrownBy(() -> JsonLines.of(EventKind.TRIGGER_FIRED, new Stamp(0, 1, "", 0), node))
                    .isInstanceOf(IOException.class)
                    .hasMessage(message);
        }

        @Test
        void aLineWithAFieldOfAnotherTypeIsRefused() {
            String line = JsonLines.line(sampled(1, 0, 0.5)).replace("0.5", "\"much\"");

            assertThatThrownBy(() -> JsonLines.parse(line)).isInstanceOf(IOException.class);
        }
    }

    @Nested
    class Spelling {

        @ParameterizedTest
        @CsvSource({
            "0.1,0.1",
            "2.0E-3,0.002",
            "1e21,1000000000000000000000",
            "0.30000000000000004,0.30000000000000004",
            "4.9E-324,5E-324",
            "-0.0,0",
            "100,100"
        })
        void doublesAreSpeltInTheFewestDigitsThatReadBack(double value, String text) {
            assertThat(Decimals.shortest(value)).isEqualByComparingTo(new java.math.BigDecimal(text));
            assertThat(Decimals.shortest(value).doubleValue()).isEqualTo(value + 0.0);
        }

        @ParameterizedTest
        @CsvSource({
            "0,t+0s",
            "270500000000,t+4m30.5s",
            "118200000000,t+1m58.2s",
            "1500000,t+1.5ms",
            "3600000000000,t+1h",
            "-2000000000,t-2s"
        })
        void instantsAreSpeltFromTheStart(long nanos, String text) {
            assertThat(Times.sinceStart(nanos)).isEqualTo(text);
        }
    }
}
