package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.world.Component;
import dev.firedrill.world.Files;
import dev.firedrill.world.Tap;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {

    private static final String FILE = "state/escalation.json";
    private static final String DAMAGED = "[StudioEditor:STEP29] \"Escalation memory was damaged and is forgotten\"";

    private final Map<String, String> kept = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Memory.Content content = content();
    private final Memory memory = new Memory(new KeptFiles(), new Stopped(), tap());

    private static Memory.Content content() {
        return new Memory.Content(
                new SlidingWindow(Duration.ofHours(1)),
                new SlidingWindow(Duration.ofHours(1)),
                new TreeMap<>(),
                new TreeSet<>());
    }

    /** Write down the lines; nothing else is told here. */
    private Tap tap() {
        return (Tap) Proxy.newProxyInstance(
                Tap.class.getClassLoader(), new Class<?>[] {Tap.class}, (self, method, arguments) -> {
                    lines.add(arguments[0] + " " + (JsonNode) arguments[1]);
                    return null;
                });
    }

    private final class KeptFiles implements Files {

        @Override
        public void write(String path, String text) {
            kept.put(path, text);
        }

        @Override
        public void append(String path, String text) {
            kept.merge(path, text, String::concat);
        }

        @Override
        public Optional<String> read(String path) {
            return Optional.ofNullable(kept.get(path));
        }

        @Override
        public SortedSet<String> list() {
            return new TreeSet<>(kept.keySet());
        }
    }

    private record Stopped() implements Component {

        @Override
        public String name() {
            return "stopped";
        }

        @Override
        public Clock clock() {
            return Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
        }

        @Override
        public long elapsed() {
            return 1_000;
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Timer every(Duration period, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledExecutorService executor() {
            throw new UnsupportedOperationException();
        }
    }

    private void keep(boolean killed) {
        Memory.Content full = content();
        full.recent().add(600, Counted.values()[0], 2);
        full.complaints().put(LocalDate.parse("2026-01-01"), 3L);
        full.holding().add("T1");
        memory.keep(full, killed);
    }

    private void expectNothingRecalled() {
        assertThat(content.recent().entries()).isEmpty();
        assertThat(content.bindings().entries()).isEmpty();
        assertThat(content.complaints()).isEmpty();
        assertThat(content.holding()).isEmpty();
    }

    @Test
    void recallsWhatItKept() {
        keep(true);

        assertThat(memory.recall(content)).isTrue();
        assertThat(content.recent().entries()).containsExactly(new SlidingWindow.Entry(600, Counted.values()[0], 2));
        assertThat(content.complaints()).containsExactly(Map.entry(LocalDate.parse("2026-01-01"), 3L));
        assertThat(content.holding()).containsExactly("T1");
        assertThat(lines).isEmpty();
    }

    @Test
    void recallsNothingAtTheFirstStart() {
        assertThat(memory.recall(content)).isFalse();
        expectNothingRecalled();
        assertThat(lines).isEmpty();
    }

    @Test
    void forgetsAFileCutAtAnyPlaceAndSaysSo() {
        keep(false);
        String whole = kept.get(FILE);
        for (int end = 0; end < whole.length(); end++) {
            kept.put(FILE, whole.substring(0, end));
            lines.clear();

            assertThat(memory.recall(content)).as(kept.get(FILE)).isTrue();
            assertThat(lines).as(kept.get(FILE)).containsExactly(DAMAGED);
        }
        expectNothingRecalled();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"at\":\"2026-01-01T12:00:00Z\"}",
                "{\"at\":\"2026-01-01T12:00:00Z\",\"killed\":false,\"recent\":[[1,\"NO SUCH\",1]],\"bindings\":[],"
                        + "\"complaints\":{},\"holding\":[\"T1\"]}",
                "{\"at\":\"2026-01-01T12:00:00Z\",\"killed\":false,\"recent\":[],\"bindings\":[],"
                        + "\"complaints\":{\"never\":1},\"holding\":[\"T1\"]}"
            })
    void forgetsAFileOfAnotherShapeAndSaysSo(String damaged) {
        kept.put(FILE, damaged);

        assertThat(memory.recall(content)).isTrue();
        expectNothingRecalled();
        assertThat(lines).containsExactly(DAMAGED);
    }
}
