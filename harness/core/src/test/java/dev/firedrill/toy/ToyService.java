package dev.firedrill.toy;

import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.RemoteSystem;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Be a service outside of the world that answers each request after 100 ms, and remember what was done to it. */
public class ToyService implements RemoteSystem {

    protected final ManualTime time;
    private final List<String> done;

    public ToyService(ManualTime time) {
        this(time, new ArrayList<>());
    }

    /**
     * Create one.
     *
     * @param done takes what is done to it, over all its lives
     */
    public ToyService(ManualTime time, List<String> done) {
        this.time = time;
        this.done = done;
    }

    @Override
    public void start(Site site) {
        done.add("start");
    }

    @Override
    public void handle(Request request, Reply reply) {
        time.after(Duration.ofMillis(100), () -> reply.end(new Response("ok", "hi")));
    }

    @Override
    public CompletionStage<Outcome> act(Order order) {
        return CompletableFuture.completedStage(Outcome.ok());
    }

    @Override
    public CompletionStage<Outcome> write(String control, String value, String actor) {
        done.add("write " + control + "=" + value);
        CompletableFuture<Outcome> written = new CompletableFuture<>();
        time.after(Duration.ofMillis(300), () -> written.complete(Outcome.ok()));
        return written;
    }

    @Override
    public void stop() {
        done.add("stop");
    }

    @Override
    public void kill() {
        done.add("kill");
    }
}
