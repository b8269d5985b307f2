package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scenario begins at a date and time in UTC. */
class StartsAtTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T23:50:00Z", "1970-01-01T00:00:00Z", "2999-12-31T23:59:59.999Z"})
    void readsAnInstant(String instant) {
        assertThat(project.with("'startsAt':'" + instant + "'").startsAt()).isEqualTo(Instant.parse(instant));
    }

    @Test
    void beginsWithTheYear2026UnlessToldOtherwise() {
        assertThat(project.with("'runs':1").startsAt()).isEqualTo(Scenario.STARTS_AT);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,2026-03-01T00:00:00Z",
        "2026-03-01T23:50:00,2026-03-01T23:50:00Z",
        "2026-03-01 23:50,2026-03-01T23:50:00Z",
        "2026-03-01T23:50:00+01:00,2026-03-01T22:50:00Z"
    })
    void offersWhatIsMeant(String written, String meant) {
        project.refusesWith("'startsAt':^'" + written + "'").mend("write \"" + meant + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T23:59:60Z",
                "1969-12-31T23:59:59Z",
                "3000-01-01T00:00:00Z",
                "2026-01-01T00:00:00.0001Z",
                "tomorrow",
                ""
            })
    void refusesWhatIsNoSuchInstant(String written) {
        project.refusesWith("'startsAt':^'" + written + "'").expected("as '2026-03-01T23:50:00Z'");
    }

    @Test
    void refusesANumber() {
        project.refusesWith("'startsAt':^1772409000").expected("a string");
    }
}
