package dev.firedrill.clients;

import com.anthropic.client.AnthropicClient;
import com.openai.client.OpenAIClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Give each client its way to the provider: through virtual time, or through a socket. */
interface Access {

    /** Request timeout of the clients wherever a failure is about it. */
    Duration TIMEOUT = Duration.ofSeconds(2);

    /** Give the request timeout; everything else of a client stays at its default. */
    Duration timeout();

    OpenAIClient openAi();

    AnthropicClient anthropic();

    /** Give langchain4j its HTTP client. */
    HttpClientBuilder langchain();

    /** Give the address of the provider, with {@code /v1}. */
    String url();

    /** Wait until it is done; one that never is, is a hang. */
    void await(CompletableFuture<Void> done) throws Exception;
}
