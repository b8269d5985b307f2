package dev.firedrill.clients;

import com.anthropic.client.AnthropicClient;
import com.openai.client.OpenAIClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Reach the provider in virtual time. */
final class VirtualAccess implements Access {

    private final VirtualCalls calls;

    VirtualAccess(VirtualCalls calls) {
        this.calls = calls;
    }

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }

    @Override
    public OpenAIClient openAi() {
        return VirtualOpenAi.client(calls);
    }

    @Override
    public AnthropicClient anthropic() {
        return VirtualAnthropic.client(calls);
    }

    @Override
    public HttpClientBuilder langchain() {
        return VirtualLangchain.builder(calls);
    }

    @Override
    public String url() {
        return VirtualCalls.URL;
    }

    @Override
    public void await(CompletableFuture<Void> done) throws Exception {
        calls.site().await(done);
    }
}
