package dev.firedrill.systems.rollbackmonitor;

import static dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall.ANSWERED;
import static dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.rollbackmonitor.Watch.Phase;
import dev.firedrill.world.Files;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final CheckWindow EMPTY = CheckWindow.ofSize(5);
    private static final Watch WATCH = new Watch(
            "promotion-1",
            "worker.canary-7",
            "main",
            7,
            3,
            2,
            Phase.MONITORING,
            EMPTY.with(HealthCheck.of(OptionalDouble.of(0.200_04), ANSWERED))
                    .with(HealthCheck.of(OptionalDouble.empty(), FAILED, "timeout")),
            Optional.empty());
    private static final Incident INCIDENT = new Incident(
            "promotion-1",
            "worker.canary-7",
            Instant.parse("2025-10-22T14:32:15.123Z"),
            2,
            Json.object("{\"decision\":\"rollback\",\"reason\":\"High\"}"));

    private final InMemory files = new InMemory(new TreeMap<>());
    private final Memory memory = life();

    @Test
    void recallsExactlyWhatWasKept() {
        memory.keep(WATCH);

        assertThat(life().recall()).hasValue(WATCH);
    }

    @Test
    void recallsWhatWasDecidedAndHowFarItIs() {
        memory.keep(WATCH);
        memory.claim(WATCH, INCIDENT);
        memory.advance(INCIDENT.with("executed"), Phase.PROTECTED);

        assertThat(life().recall()).hasValueSatisfying(watch -> {
            assertThat(watch.phase()).isEqualTo(Phase.PROTECTED);
            assertThat(watch.incident()).hasValue(INCIDENT.with("executed"));
        });
    }

    @Test
    void letsOnlyOneClaimAPromotion() {
        memory.keep(WATCH);

        assertThat(memory.claim(WATCH, INCIDENT)).isTrue();
        assertThat(life().claim(WATCH, INCIDENT)).isFalse();
    }

    @Test
    void letsNobodyClaimWhatAnotherInstanceTookOver() {
        memory.keep(WATCH.heldBy("second"));

        assertThat(memory.claim(WATCH, INCIDENT)).isFalse();
    }

    @Test
    void knowsNothingFromAFileThatIsGarbage() {
        files.write(Memory.FILE, "{\"promo");

        assertThat(memory.recall()).isEmpty();
    }

    private Memory life() {
        return new Memory(new KeptFile(files, Memory.FILE, new Outbox(new SilentTap())), EMPTY);
    }

    private record InMemory(TreeMap<String, String> contents) implements Files {
        @Override
        public void write(String path, String content) {
            contents.put(path, content);
        }

        @Override
        public void append(String path, String content) {
            contents.merge(path, content, String::concat);
        }

        @Override
        public Optional<String> read(String path) {
            return Optional.ofNullable(contents.get(path));
        }

        @Override
        public SortedSet<String> list() {
            return Collections.unmodifiableSortedSet(contents.navigableKeySet());
        }
    }
}
