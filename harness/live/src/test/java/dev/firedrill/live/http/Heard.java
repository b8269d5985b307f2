package dev.firedrill.live.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keep what a listener heard, in its order. */
final class Heard implements Driver.Listener {

    private static final int PATIENCE_SECONDS = 20;

    final List<String> all = Collections.synchronizedList(new ArrayList<>());
    final List<String> chunks = Collections.synchronizedList(new ArrayList<>());
    final List<JsonNode> bodies = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> headers = Collections.synchronizedMap(new TreeMap<>());
    final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<Object> end = new CompletableFuture<>();

    @Override
    public void head(int status, Map<String, String> of) {
        all.add("head " + status);
        headers.putAll(of);
    }

    @Override
    public void chunk(String text) {
        all.add("chunk " + text);
        chunks.add(text);
        begun.countDown();
    }

    @Override
    public void body(JsonNode content) {
        all.add("body " + content);
        bodies.add(content);
    }

    @Override
    public void answered(Response response) {
        all.add("answered");
        end.complete(response);
    }

    @Override
    public void failed(Failure failure) {
        all.add("failed");
        end.complete(failure);
    }

    boolean isOver() {
        return end.isDone();
    }

    Object end() throws Exception {
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    Response response() throws Exception {
        return (Response) end();
    }

    Failure failure() throws Exception {
        return (Failure) end();
    }
}
