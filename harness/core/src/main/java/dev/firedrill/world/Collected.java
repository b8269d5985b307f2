package dev.firedrill.world;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Collect an answer and give it as a whole; the usual one comes in one part, which is not copied. */
final class Collected implements ProviderListener {

    private static final byte[] NOTHING = {};

    private final CompletableFuture<ProviderReply> reply = new CompletableFuture<>();
    private int status;
    private Map<String, String> headers = Map.of();
    private byte[] body = NOTHING;

    CompletableFuture<ProviderReply> reply() {
        return reply;
    }

    @Override
    public void head(int answered, Map<String, String> with) {
        status = answered;
        headers = with;
    }

    @Override
    public void bytes(byte[] content) {
        body = body.length == 0 ? content : joined(content);
    }

    private byte[] joined(byte[] content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(body.length + content.length);
        all.writeBytes(body);
        all.writeBytes(content);
        return all.toByteArray();
    }

    @Override
    public void end() {
        reply.complete(new ProviderReply(status, headers, new String(body, StandardCharsets.UTF_8)));
    }

    @Override
    public void failed(ProviderException failure) {
        reply.completeExceptionally(failure);
    }
}
