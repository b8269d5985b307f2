package dev.firedrill.systems.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.world.ProviderException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReaderTest {

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, NOT_AUTHORIZED",
        "403, NOT_AUTHORIZED",
        "404, MODEL_GONE",
        "408, PROVIDER_ERROR",
        "429, RATE_LIMITED",
        "500, PROVIDER_ERROR",
        "503, PROVIDER_ERROR",
        "529, OVERLOADED"
    })
    void goesByTheStatusWhateverTheBody(int status, Reason reason) {
        assertThat(ErrorReader.read(status, Map.of(), "<html>")).isEqualTo(Trouble.of(reason));
    }

    @Test
    void tellsAnEmptyAccountFromARush() {
        assertThat(ErrorReader.read(429, Map.of(), "{\"error\":{\"code\":\"insufficient_quota\"}}"))
                .isEqualTo(Trouble.of(Reason.QUOTA_EXHAUSTED));
    }

    @Test
    void hearsForHowLongToWait() {
        assertThat(ErrorReader.read(429, Map.of("retry-after", "20"), "").retryAfter())
                .contains(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1e9", "99999999999999999999"})
    void passesOverAWaitThatIsNone(String retryAfter) {
        assertThat(ErrorReader.read(429, Map.of("retry-after", retryAfter), "").retryAfter())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, false, TIMED_OUT",
        "TIMEOUT, true, TIMED_OUT",
        "REFUSED, false, UNREACHABLE",
        "RESET, false, UNREACHABLE",
        "CLOSED, false, UNREACHABLE",
        "RESET, true, ANSWER_CUT",
        "CLOSED, true, ANSWER_CUT"
    })
    void tellsNoAnswerFromABrokenOne(ProviderException.Kind kind, boolean begun, Reason reason) {
        assertThat(ErrorReader.read(kind, begun)).isEqualTo(reason);
    }
}
