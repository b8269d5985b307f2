package dev.firedrill.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.drill.LiveStage;
import dev.firedrill.live.http.Driver;
import dev.firedrill.live.observe.Observers;
import dev.firedrill.live.operate.Operations;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Operation;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.RemoteSystem;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.ServiceException;
import dev.firedrill.world.Signal;
import dev.firedrill.world.Site;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stand in the world for a service outside of it. What comes back comes as work that is handed in. */
final class RemoteService implements RemoteSystem {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_OPERATION = 40;

    private final LiveStage.Setup setup;
    private final LiveSystem system;
    private final Filling values;
    private final ScaledTime time;
    private final Lives lives;
    private final Driver driver;
    private final Operations operations;
    private final Observers observers;
    private final OpenExchanges open;

    RemoteService(
            LiveStage.Setup setup,
            LiveSystem system,
            Filling values,
            ScaledTime time,
            Lives lives,
            Driver driver,
            Operations operations,
            Observers observers,
            OpenExchanges open) {
        this.setup = setup;
        this.system = system;
        this.values = values;
        this.time = time;
        this.lives = lives;
        this.driver = driver;
        this.operations = operations;
        this.observers = observers;
        this.open = open;
    }

    @Override
    public void start(Site site) {
        lives.start();
        if (time.now() == 0 && !isToldItsSetup()) {
            setup.scenario().flags().forEach(this::writeBeforeStart);
        }
    }

    private boolean isToldItsSetup() {
        return system.start().stream()
                .flatMap(part -> Stream.concat(part.command().stream(), part.environment().values().stream()))
                .anyMatch(it -> it.contains("${setup}"));
    }

    private void writeBeforeStart(String control, String value) {
        try {
            Outcome outcome =
                    perform(control, value, "harness").toCompletableFuture().get(LONGEST_OPERATION, TimeUnit.SECONDS);
            if (!outcome.done()) {
                throw new ServiceException(
                        "the flag '%s' could not be set before the start: %s".formatted(control, outcome.detail()));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new ServiceException("the run was interrupted");
        } catch (ExecutionException | TimeoutException failed) {
            throw new ServiceException(
                    "the flag '%s' could not be set before the start: %s".formatted(control, failed));
        }
    }

    private CompletionStage<Outcome> perform(String control, String value, String actor) {
        Operation operation = system.controls().get(control);
        if (operation == null) {
            return CompletableFuture.completedStage(
                    Outcome.failed("'system.json' does not say how '%s' is written".formatted(control)));
        }
        return operations.perform(operation, values.with(Map.of("control", control, "value", value, "actor", actor)));
    }

    @Override
    public CompletionStage<Outcome> write(String control, String value, String actor) {
        return handedIn(perform(control, value, actor).whenComplete((outcome, thrown) -> {
            if (outcome != null && outcome.done()) {
                lives.written(control, value);
            }
        }));
    }

    @Override
    public CompletionStage<Outcome> act(Order order) {
        Operation operation = system.actions().get(order.verb());
        if (operation == null) {
            return CompletableFuture.completedStage(
                    Outcome.failed("'system.json' does not say how '%s' is ordered".formatted(order.verb())));
        }
        Map<String, String> told = new TreeMap<>(Map.of("actor", order.actor(), "control", order.verb(), "value", ""));
        order.parameters().forEach((name, value) -> told.put("parameters." + name, value));
        told.put("parameters", JSON.valueToTree(order.parameters()).toString());
        return handedIn(operations.perform(operation, values.with(told)));
    }

    @Override
    public void hear(Signal signal) {
        Operation operation = system.signals().get(signal.name());
        if (operation == null) {
            throw new ServiceException("'system.json' does not say how '%s' is told".formatted(signal.name()));
        }
        Map<String, String> told = Map.of("control", signal.name(), "value", signal.value(), "actor", signal.actor());
        operations
                .perform(operation, values.with(told))
                .whenComplete((outcome, thrown) -> time.post(() -> refuseUntold(signal, outcome, thrown)));
    }

    private static void refuseUntold(Signal signal, @Nullable Outcome outcome, @Nullable Throwable thrown) {
        if (outcome == null || !outcome.done()) {
            throw new ServiceException("the signal '%s' could not be told: %s"
                    .formatted(signal.name(), outcome == null ? thrown : outcome.detail()));
        }
    }

    /** Let whoever waits go on with the world's baton in hand. */
    private CompletionStage<Outcome> handedIn(CompletionStage<Outcome> outside) {
        CompletableFuture<Outcome> inside = new CompletableFuture<>();
        outside.whenComplete((outcome, thrown) -> time.post(() -> complete(inside, outcome, thrown)));
        return inside;
    }

    private static void complete(
            CompletableFuture<Outcome> inside, @Nullable Outcome outcome, @Nullable Throwable thrown) {
        inside.complete(outcome != null ? outcome : Outcome.failed(String.valueOf(thrown)));
    }

    @Override
    public void handle(Request request, Reply reply) {
        Map<String, String> told = new TreeMap<>(Map.of(
                "input", request.input(),
                "user", request.user(),
                "kind", request.kind(),
                "request", Long.toString(request.ordinal()),
                "attributes", JSON.valueToTree(request.attributes()).toString()));
        request.attributes().forEach((name, value) -> told.put("attributes." + name, value));
        open.sent(request.ordinal());
        driver.send(
                system.exchange(request.kind()),
                values.fill(system.url()),
                request.ordinal(),
                values.with(told),
                new Hearing(request.ordinal(), reply));
    }

    /** Hand in what comes of one request, in the order in which it comes. */
    private final class Hearing implements Driver.Listener {

        private final long request;
        private final Reply reply;

        Hearing(long request, Reply reply) {
            this.request = request;
            this.reply = reply;
        }

        @Override
        public void head(int status, Map<String, String> headers) {
            observers.head(request, headers);
        }

        @Override
        public void chunk(String text) {
            time.post(() -> reply.chunk(text));
        }

        @Override
        public void body(JsonNode content) {
            observers.body(request, content);
        }

        @Override
        public void answered(Response response) {
            open.ended(request);
            time.post(() -> reply.end(response));
        }

        @Override
        public void failed(Failure failure) {
            open.ended(request);
            time.post(() -> reply.fail(failure));
        }
    }

    @Override
    public void stop() {
        lives.stop();
    }

    @Override
    public void kill() {
        lives.kill();
    }
}
