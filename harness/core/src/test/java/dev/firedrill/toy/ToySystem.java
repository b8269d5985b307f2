package dev.firedrill.toy;

import dev.firedrill.world.Failure;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Ask a model for each request, unless a switch that is polled each half second says otherwise. */
public class ToySystem implements SystemUnderTest {

    protected Site site;
    private boolean off;

    @Override
    public void start(Site given) {
        site = given;
        poll();
        site.component("poller").every(Duration.ofMillis(500), this::poll);
    }

    private void poll() {
        boolean now = site.flags()
                .read(ToyScenario.SWITCH)
                .or(() -> site.environment(ToyScenario.SWITCH))
                .orElse("0")
                .equals("1");
        if (now != off) {
            off = now;
            site.tap().configObserved(ToyScenario.SWITCH, now ? "1" : "0");
        }
    }

    @Override
    public void handle(Request request, Reply reply) {
        site.tap().routeDecided(request, "NEW", off ? "OLD" : "NEW", off ? "SWITCHED_OFF" : "");
        if (off) {
            reply.end(new Response("ok", "old"));
            return;
        }
        site.provider("model")
                .call(new ProviderCall("answer", "/", "{}", Duration.ofSeconds(5)))
                .whenComplete((answer, thrown) -> {
                    if (thrown == null && answer.status() == 200) {
                        reply.end(new Response("ok", answer.body()));
                    } else {
                        reply.fail(new Failure("MODEL_DOWN", "try again"));
                    }
                });
    }

    @Override
    public CompletionStage<Outcome> act(Order order) {
        return CompletableFuture.completedStage(Outcome.ok());
    }

    @Override
    public void stop() {}
}
