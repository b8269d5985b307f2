package dev.firedrill.live.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.util.Map;

/** Let a listener hear one thing at a time, one end, and nothing after it. */
final class HeardOnce implements Driver.Listener {

    private final Driver.Listener listener;
    private boolean over;

    HeardOnce(Driver.Listener listener) {
        this.listener = listener;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** End without a word. */
    synchronized void giveUp() {
        over = true;
    }

    @Override
    public synchronized void head(int status, Map<String, String> headers) {
        if (!over) {
            listener.head(status, headers);
        }
    }

    @Override
    public synchronized void chunk(String text) {
        if (!over) {
            listener.chunk(text);
        }
    }

    @Override
    public synchronized void body(JsonNode content) {
        if (!over) {
            listener.body(content);
        }
    }

    @Override
    public synchronized void answered(Response response) {
        if (!over) {
            over = true;
            listener.answered(response);
        }
    }

    @Override
    public synchronized void failed(Failure failure) {
        if (!over) {
            over = true;
            listener.failed(failure);
        }
    }
}
