package dev.firedrill.systems.assistant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Failure;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lead one request through its attempts to its end. What the user has once seen is never taken back or said twice. */
final class Conversation implements Attempt.Hearer {

    private static final Set<String> STREAMED = Set.of("stream", "essay");
    private static final String PATH = "/v1/chat/completions";
    private static final String CANNED = "The assistant is switched off at the moment. Our help pages are still there.";

    private final Desk desk;
    private final Request request;
    private final Reply reply;
    private final Patience patience;
    private final RetryPolicy retries;
    private final long startedAt;
    private boolean shown;
    private boolean askedFallback;
    private int attempts;
    private @Nullable Timer waiting;

    Conversation(Desk desk, Request request, Reply reply) {
        this.desk = desk;
        this.request = request;
        this.reply = reply;
        this.patience = Patience.of(request.kind());
        this.retries = desk.retries(patience);
        this.startedAt = desk.clock().elapsed();
    }

    void begin() {
        desk.site().tap().routeDecided(request, "MODEL", "MODEL", "");
        ask();
    }

    /** Answer without a model, because the switch is pulled. */
    void answerCanned() {
        desk.site().tap().routeDecided(request, "MODEL", "CANNED", Reason.KILL_SWITCH_ACTIVE.name());
        end(new Response("canned", CANNED));
    }

    /** Stop waiting for another attempt, because the switch was pulled. */
    void giveUpWaiting() {
        if (waiting != null) {
            waiting.cancel();
            waiting = null;
            answerCanned();
        }
    }

    private void ask() {
        waiting = null;
        attempts++;
        call("llm", "answer");
    }

    private void call(String provider, String purpose) {
        boolean stream = STREAMED.contains(request.kind());
        ProviderCall call = new ProviderCall(
                purpose,
                PATH,
                Map.of("content-type", "application/json"),
                Prompt.body(request, stream),
                patience.silence(),
                desk.bound(stream));
        new Attempt(desk.reader(stream), this).make(desk.site().provider(provider), call);
    }

    @Override
    public void said(String text) {
        shown = true;
        reply.chunk(text);
    }

    @Override
    public boolean outOfTime() {
        return !patience.leavesTime(elapsed());
    }

    @Override
    public void concluded(Reading reading) {
        if (reading.trouble().isPresent()) {
            troubled("truncated", reading.text(), reading.trouble().get());
            return;
        }
        Optional<Reason> defect = desk.quality().defect(request, reading.text());
        if (defect.isPresent()) {
            troubled("doubtful", reading.text(), Trouble.of(defect.get()));
        } else {
            end(new Response("ok", reading.text()));
        }
    }

    private void troubled(String status, String text, Trouble trouble) {
        if (shown || trouble.reason() == Reason.LENGTH_CUT) {
            endPartly(status, text, trouble.reason());
            return;
        }
        Optional<Duration> wait = askedFallback ? Optional.empty() : waitAfter(trouble);
        if (wait.isPresent()) {
            retryAfter(wait.get());
        } else if (mayAskFallback(trouble.reason())) {
            askedFallback = true;
            call(desk.fallback(), "fallback");
        } else {
            fail(trouble.reason());
        }
    }

    private Optional<Duration> waitAfter(Trouble trouble) {
        double jitter = desk.jitter(request, attempts);
        return retries.waitAfter(trouble, attempts, elapsed(), jitter);
    }

    private void retryAfter(Duration wait) {
        if (desk.isKilled()) {
            answerCanned();
        } else {
            waiting = desk.clock().after(wait, this::ask);
        }
    }

    private boolean mayAskFallback(Reason reason) {
        return !desk.fallback().isEmpty()
                && !askedFallback
                && !desk.isKilled()
                && reason != Reason.REFUSED
                && patience.leavesTime(elapsed());
    }

    /** Let the user keep what there is, and say that it is not all. */
    private void endPartly(String status, String text, Reason reason) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.put("reason", reason.name()).put("notice", reason.message());
        desk.site().tap().eventEmitted("answer-" + status, "request-" + request.ordinal(), details);
        end(new Response(status, text, details));
    }

    private void end(Response response) {
        desk.closed(this);
        reply.end(response);
    }

    private void fail(Reason reason) {
        desk.closed(this);
        reply.fail(new Failure(reason.name(), reason.message()));
    }

    private Duration elapsed() {
        return Duration.ofNanos(desk.clock().elapsed() - startedAt);
    }
}
