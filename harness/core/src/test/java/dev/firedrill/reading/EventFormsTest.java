package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.EventKind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The events that a file can name are those that a log can hold. */
class EventFormsTest {

    @Test
    void namesTheKindsOfEventInTheirOrder() {
        assertThat(EventForms.words())
                .containsExactlyElementsOf(
                        Arrays.stream(EventKind.values()).map(EventKind::word).toList());
    }

    @ParameterizedTest
    @EnumSource
    void namesTheFieldsOfEveryKind(EventKind kind) {
        assertThat(EventForms.fields(kind.word()))
                .extracting(EventForms.Field::name)
                .containsExactlyElementsOf(Arrays.stream(kind.type().getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("stamp"))
                        .toList());
    }
}
