package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderReply;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Post alerts to the webhook of whoever is on call, one after the other; what it does not take is posted again, also in
 * the next life. Nobody waits for it.
 */
class Pager {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final Provider webhook;
    private final Tap tap;
    private final PageBook book;
    private final Queue<ObjectNode> waiting;
    private boolean posting;

    Pager(Provider webhook, Tap tap, PageBook book) {
        this.webhook = webhook;
        this.tap = tap;
        this.book = book;
        this.waiting = new ArrayDeque<>(book.read());
    }

    final void page(String severity, String message) {
        waiting.add(Json.empty().put("severity", severity).put("message", message));
        book.write(waiting);
        post();
    }

    /** Try again what is left of earlier. */
    final void retry() {
        book.retry();
        post();
    }

    /** Post the oldest page that waits, unless one is under way. */
    private void post() {
        ObjectNode next = waiting.peek();
        if (posting || next == null) {
            return;
        }
        posting = true;
        webhook.call(new ProviderCall("alert", "/alerts", next.toString(), TIMEOUT))
                .whenComplete((reply, failure) -> posted(next, reply));
    }

    private void posted(ObjectNode page, @Nullable ProviderReply reply) {
        posting = false;
        boolean taken = reply != null && reply.status() == OK;
        if (taken) {
            tap.telemetry("[ON_CALL]", page);
        }
        if (taken || forgets()) {
            waiting.remove();
            book.write(waiting);
            post();
        }
    }

    /** Tell whether a page that was not taken is given up: never. */
    boolean forgets() {
        return false;
    }
}
