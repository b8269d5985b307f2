package dev.firedrill.falsify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.Stamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartsTest {

    private static final Stamp HERE = new Stamp(5, 7, "test", 3);

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void makesAndReadsEveryKind(EventKind kind) {
        Event blank = Parts.blank(kind.type(), HERE);

        assertThat(blank.kind()).isEqualTo(kind);
        assertThat(blank.stamp()).isEqualTo(HERE);
        assertThat(Parts.fields(kind.type())).isNotEmpty().doesNotContain("stamp");
        assertThat(Parts.fields(kind.type()))
                .allSatisfy(field -> assertThat(Parts.value(blank, field)).isPresent());
        assertThat(Said.of(blank)).startsWith(kind.word()).endsWith(" at t+0ms");
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void changesOneFieldOfEveryKindAndKeepsTheOthers(EventKind kind) {
        Event blank = Parts.blank(kind.type(), HERE);
        for (String field : Parts.fields(kind.type())) {
            if (Parts.value(blank, field).orElseThrow() instanceof String) {
                Event changed = Parts.with(blank, field, "x");
                assertThat(Parts.value(changed, field)).contains("x");
                assertThat(Parts.with(changed, field, "")).isEqualTo(blank);
            }
        }
    }
}
