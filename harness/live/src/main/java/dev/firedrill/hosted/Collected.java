package dev.firedrill.hosted;

import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.ProviderReply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Collect an answer into one reply. */
final class Collected implements ProviderListener {

    private final CompletableFuture<ProviderReply> reply = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private Map<String, String> headers = Map.of();

    CompletionStage<ProviderReply> reply() {
        return reply;
    }

    @Override
    public void head(int code, Map<String, String> named) {
        status = code;
        headers = named;
    }

    @Override
    public void bytes(byte[] content) {
        body.writeBytes(content);
    }

    @Override
    public void end() {
        reply.complete(new ProviderReply(status, headers, body.toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void failed(ProviderException failure) {
        reply.completeExceptionally(failure);
    }
}
