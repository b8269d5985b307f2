package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsManagerTest {

    private final OperationsManager operations = new OperationsManager();

    @Test
    void knowsNoRateWithoutWork() {
        assertThat(takeRate()).isEmpty();
    }

    @Test
    void measuresOnlyWhatHappenedSinceTheLastSnapshot() {
        operations.failed();
        operations.takeSnapshot();
        operations.succeeded();
        operations.succeeded();
        operations.succeeded();
        operations.failed();

        assertThat(takeRate()).hasValue(0.25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"validation\":{\"failureRate\":0.3},\"failureRate\":0.1} | 0.3",
                "{\"failureRate\":0.1} | 0.1",
                "{\"validation\":{\"failureRate\":-0.1},\"failureRate\":0.1} | 0.1",
                "{\"validation\":{\"failureRate\":1}} | 1",
                "{\"validation\":{\"failureRate\":0}} | 0"
            })
    void readsTheFirstPlaceInWhichAShareStands(String snapshot, double rate) {
        assertThat(OperationsManager.failureRate(Json.object(snapshot))).hasValue(rate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"validation\":{\"failureRate\":null}}",
                "{\"validation\":{\"failureRate\":1.5}}",
                "{\"validation\":{\"failureRate\":-0.1}}",
                "{\"validation\":{\"failureRate\":\"0.3\"}}",
                "{\"validation\":[]}",
                "[0.3]",
                "garbage"
            })
    void knowsNoRateFromAnythingElse(String snapshot) {
        assertThat(OperationsManager.failureRate(Json.object(snapshot))).isEmpty();
    }

    @Test
    void knowsNoRateFromWhatIsNoNumber() {
        ObjectNode snapshot = Json.empty().put("failureRate", Double.NaN);

        assertThat(OperationsManager.failureRate(snapshot)).isEmpty();
    }

    private OptionalDouble takeRate() {
        return OperationsManager.failureRate(operations.takeSnapshot());
    }
}
