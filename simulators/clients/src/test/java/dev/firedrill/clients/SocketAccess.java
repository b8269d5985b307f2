package dev.firedrill.clients;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpClientBuilderLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reach the provider over a socket, each client with the HTTP client it brings. */
final class SocketAccess implements Access, AutoCloseable {

    private final String root;
    private final Duration timeout;
    private final List<Runnable> open = new ArrayList<>();

    SocketAccess(String root, Duration timeout) {
        this.root = root;
        this.timeout = timeout;
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public OpenAIClient openAi() {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl(url())
                .apiKey("test-key")
                .timeout(timeout)
                .build();
        open.add(client::close);
        return client;
    }

    @Override
    public AnthropicClient anthropic() {
        AnthropicClient client = AnthropicOkHttpClient.builder()
                .baseUrl(root)
                .apiKey("test-key")
                .timeout(timeout)
                .build();
        open.add(client::close);
        return client;
    }

    @Override
    public HttpClientBuilder langchain() {
        return HttpClientBuilderLoader.loadHttpClientBuilder();
    }

    @Override
    public String url() {
        return root + "/v1";
    }

    @Override
    public void await(CompletableFuture<Void> done) throws Exception {
        done.get();
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
    }
}
