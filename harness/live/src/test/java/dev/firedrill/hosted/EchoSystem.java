package dev.firedrill.hosted;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.world.Component;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.ProviderReply;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Signal;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does with a request what its kind says. */
final class EchoSystem implements SystemUnderTest {

    private @Nullable Site site;

    @Override
    public void start(Site given) {
        site = given;
        Component clock = given.component("refresh");
        clock.every(
                Duration.ofMillis(20),
                () -> given.tap()
                        .configObserved("SWITCH", given.environment("SWITCH").orElse("on")));
    }

    @Override
    public void handle(Request request, Reply reply) {
        Site at = Objects.requireNonNull(site);
        at.tap().routeDecided(request, "ECHO", "ECHO", request.attributes().getOrDefault("reason", ""));
        switch (request.kind()) {
            case "late" ->
                at.component("late").after(Duration.ofMillis(30), () -> reply.end(new Response("ok", "late")));
            case "ask" ->
                at.provider("llm")
                        .call(new ProviderCall("ask", "/v1/ask", request.input(), Duration.ofMillis(400)))
                        .whenComplete((answer, thrown) -> {
                            if (thrown == null) {
                                reply.end(new Response("ok", answer.status() + " " + answer.body()));
                            } else {
                                reply.fail(new Failure("NO_ANSWER", String.valueOf(thrown.getMessage())));
                            }
                        });
            case "ask-again" ->
                ask(at).whenComplete((first, unheard) ->
                        ask(at).whenComplete((second, thrown) -> reply.end(new Response("ok", "asked again"))));
            case "ask-and-crash" ->
                ask(at).whenComplete((answer, thrown) -> at.component("late").after(Duration.ofMillis(1), () -> {
                    throw new IllegalStateException("this kind crashes after its call");
                }));
            case "ask-in-parts" -> askInParts(at, reply, false);
            case "hang-up" -> askInParts(at, reply, true);
            case "stream" -> {
                reply.chunk("one ");
                reply.chunk("two");
                reply.end(new Response("ok", "one two"));
            }
            case "fail" -> reply.fail(new Failure("REFUSED", "not today"));
            case "crash" -> throw new IllegalStateException("this kind crashes");
            case "crash-later" ->
                at.component("late").after(Duration.ofMillis(30), () -> {
                    throw new IllegalStateException("this kind crashes later");
                });
            case "silent" -> at.reach("silent");
            case "half" -> reply.chunk("one ");
            case "half-crash" -> {
                reply.chunk("one ");
                throw new IllegalStateException("this kind crashes in the middle");
            }
            case "scheduled" ->
                at.component("late")
                        .executor()
                        .schedule(
                                () -> {
                                    at.provider("llm")
                                            .call(new ProviderCall("later", "/v1/ask", "", Duration.ofSeconds(5)));
                                    reply.end(new Response("ok", "called"));
                                    return true;
                                },
                                10,
                                TimeUnit.MILLISECONDS);
            default -> reply.end(new Response("ok", request.user() + ": " + request.input()));
        }
    }

    /** Read an answer to its end, or hang up when its first part comes. */
    private static void askInParts(Site at, Reply reply, boolean hangsUp) {
        AtomicReference<Component.Timer> call = new AtomicReference<>();
        call.set(at.provider("llm").stream(
                new ProviderCall("ask", "/v1/parts", "", Duration.ofSeconds(10)), new ProviderListener() {
                    private boolean over;

                    @Override
                    public void head(int status, Map<String, String> headers) {}

                    @Override
                    public void bytes(byte[] content) {
                        if (hangsUp && !over) {
                            over = true;
                            call.get().cancel();
                            reply.end(new Response("ok", "hung up"));
                        }
                    }

                    @Override
                    public void end() {
                        reply.end(new Response("ok", "whole"));
                    }

                    @Override
                    public void failed(ProviderException failure) {
                        reply.fail(new Failure("NO_ANSWER", String.valueOf(failure.getMessage())));
                    }
                }));
    }

    private static CompletionStage<ProviderReply> ask(Site at) {
        return at.provider("llm").call(new ProviderCall("ask", "/v1/quick", "", Duration.ofSeconds(10)));
    }

    @Override
    public CompletionStage<Outcome> act(Order order) {
        return switch (order.verb()) {
            case "good" -> CompletableFuture.completedStage(Outcome.ok());
            case "throw" -> throw new IllegalStateException("this order crashes");
            case "fail" -> CompletableFuture.failedStage(new IllegalStateException("this order fails later"));
            case "nothing" -> nothing();
            case "never" -> new CompletableFuture<>();
            default -> CompletableFuture.completedStage(Outcome.failed("no verb '" + order.verb() + "'"));
        };
    }

    @SuppressWarnings("NullAway") // a system that was compiled without it can give null
    private static CompletionStage<Outcome> nothing() {
        return null;
    }

    @Override
    public void hear(Signal signal) {
        Objects.requireNonNull(site).tap().telemetry("[ECHO]", TextNode.valueOf("heard " + signal.value()));
    }

    @Override
    public void stop() {}
}
