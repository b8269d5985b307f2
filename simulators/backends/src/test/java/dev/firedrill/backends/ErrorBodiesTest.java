package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.body;
import static dev.firedrill.backends.Samples.head;
import static dev.firedrill.backends.Samples.hit;
import static dev.firedrill.backends.Samples.plan;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.status;
import static dev.firedrill.backends.Samples.text;
import static dev.firedrill.backends.Samples.wire;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.model.Effect;
import dev.firedrill.world.WirePlan;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodiesTest {

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of(
                        new Effect.ServerError(500, Effect.Body.JSON), "server_error", "api_error", "server_error"),
                Arguments.of(
                        new Effect.ServerError(504, Effect.Body.JSON), "server_error", "timeout_error", "server_error"),
                Arguments.of(new Effect.Overloaded(), "overloaded_error", "overloaded_error", "overloaded_error"),
                Arguments.of(
                        new Effect.RateLimit(Optional.empty()), "requests", "rate_limit_error", "rate_limit_error"),
                Arguments.of(
                        new Effect.QuotaExhausted(), "insufficient_quota", "rate_limit_error", "insufficient_quota"),
                Arguments.of(
                        new Effect.AuthRevoked(401),
                        "invalid_request_error",
                        "authentication_error",
                        "authentication_error"),
                Arguments.of(
                        new Effect.AuthRevoked(403),
                        "invalid_request_error",
                        "permission_error",
                        "authentication_error"),
                Arguments.of(new Effect.ModelGone(), "invalid_request_error", "not_found_error", "not_found"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void nameTheErrorAsTheDialectDoes(Effect effect, String openai, String anthropic, String plain) {
        assertThat(error("openai-chat", effect).path("type").asText()).isEqualTo(openai);
        assertThat(error("anthropic", effect).path("type").asText()).isEqualTo(anthropic);
        assertThat(error("generic-json", effect).path("type").asText()).isEqualTo(plain);
    }

    @Test
    void carryTheIdOfTheRequestWhereAnthropicDoes() {
        WirePlan plan = struck("anthropic", new Effect.Overloaded());

        assertThat(wire(plan))
                .isEqualTo("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"},"
                        + "\"request_id\":\"" + head(plan).headers().get("request-id") + "\"}");
    }

    @Test
    void tellOpenAiClientsWhatRetryingHelps() {
        assertThat(error("openai-chat", new Effect.QuotaExhausted())
                        .path("code")
                        .asText())
                .isEqualTo("insufficient_quota");
        assertThat(error("openai-chat", new Effect.ModelGone()).path("code").asText())
                .isEqualTo("model_not_found");
        assertThat(error("openai-chat", new Effect.AuthRevoked(401))
                        .path("code")
                        .asText())
                .isEqualTo("invalid_api_key");
        assertThat(error("openai-chat", new Effect.RateLimit(Optional.empty()))
                        .path("code")
                        .asText())
                .isEqualTo("rate_limit_exceeded");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 599})
    void keepTheStatusOfServerErrors(int status) {
        WirePlan plan = struck("openai-chat", new Effect.ServerError(status, Effect.Body.JSON));

        assertThat(status(plan)).isEqualTo(status);
        assertThat(plan.reason()).isEqualTo("fault 'it': server_error with status " + status);
    }

    @Test
    void mayBeAPageOfAProxyOrNothing() {
        WirePlan page = struck("anthropic", new Effect.ServerError(502, Effect.Body.HTML));
        WirePlan nothing = struck("anthropic", new Effect.ServerError(502, Effect.Body.EMPTY));

        assertThat(wire(page)).startsWith("<html>").contains("502 Bad Gateway");
        assertThat(head(page).headers()).containsEntry("content-type", "text/html");
        assertThat(wire(nothing)).isEmpty();
        assertThat(head(nothing).headers()).containsEntry("content-length", "0");
    }

    @Test
    void askToRetryAnOverload() {
        assertThat(head(struck("anthropic", new Effect.Overloaded())).headers())
                .containsEntry("x-should-retry", "true");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0", "PT0.001S,1", "PT1S,1", "PT1.5S,2", "PT1H,3600"})
    void roundRetryAfterUpToWholeSeconds(Duration wait, String header) {
        WirePlan plan = struck("openai-chat", new Effect.RateLimit(Optional.of(wait)));

        assertThat(head(plan).headers()).containsEntry("retry-after", header);
        assertThat(body(plan).path("error").path("message").asText()).contains("try again in " + header + "s");
        assertThat(plan.reason()).isEqualTo("fault 'it': rate_limit with status 429, retry-after " + header + " s");
    }

    @Test
    void limitTheRateWithoutSayingWhenToRetry() {
        WirePlan plan = struck("openai-chat", new Effect.RateLimit(Optional.empty()));

        assertThat(head(plan).headers())
                .doesNotContainKey("retry-after")
                .containsEntry("x-ratelimit-remaining-requests", "0");
        assertThat(plan.reason()).isEqualTo("fault 'it': rate_limit with status 429 without retry-after");
    }

    @Test
    void sayWhenAQuotaOpensAgain() {
        Effect quota = new Effect.Quota(3, Duration.ofMinutes(1));

        WirePlan plan =
                plan(script("anthropic", text("fine")), ask("hello"), hit("tier1", quota, Duration.ofMillis(41_200)));

        assertThat(head(plan).headers())
                .containsEntry("retry-after", "42")
                .containsEntry("anthropic-ratelimit-requests-remaining", "0");
        assertThat(plan.reason()).isEqualTo("fault 'tier1': quota used up, status 429, retry-after 42 s");
    }

    private static JsonNode error(String dialect, Effect effect) {
        return body(struck(dialect, effect)).path("error");
    }

    private static WirePlan struck(String dialect, Effect effect) {
        return plan(script(dialect, text("fine")), ask("hello"), hit("it", effect));
    }
}
