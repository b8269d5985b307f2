package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderReply;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ask the serving worker how it is. */
final class WorkerHealth {

    private static final ProviderCall CALL = new ProviderCall("health", "/health", "{}", Duration.ofSeconds(5));
    private static final int OK = 200;

    private final Supplier<Worker> serving;
    private final boolean missing;
    private final Runnable failed;

    /**
     * Ask a worker.
     *
     * @param missing whether there is nobody to ask
     * @param failed hears of each call that fails
     */
    WorkerHealth(Supplier<Worker> serving, boolean missing, Runnable failed) {
        this.serving = serving;
        this.missing = missing;
        this.failed = failed;
    }

    /** Hold what it said; resources are empty where it did not say. */
    record Health(HealthCall call, String cause, OptionalDouble memoryMb, OptionalDouble fileHandles) {

        static Health failed(String cause) {
            return new Health(HealthCall.FAILED, cause, OptionalDouble.empty(), OptionalDouble.empty());
        }
    }

    /** Ask; the stage always gives an answer, because none is one too. */
    CompletionStage<Health> ask(Gate gate, Duration patience) {
        return (missing ? CompletableFuture.completedStage(Health.failed("worker-missing")) : call(gate, patience))
                .whenComplete((health, never) -> {
                    if (health != null && health.call() == HealthCall.FAILED) {
                        failed.run();
                    }
                });
    }

    private CompletionStage<Health> call(Gate gate, Duration patience) {
        return gate.pass("worker-rpc", patience)
                .thenCompose(passed -> serving.get().provider().call(CALL))
                .handle(WorkerHealth::read);
    }

    private static Health read(@Nullable ProviderReply reply, @Nullable Throwable failure) {
        if (failure != null || reply == null) {
            return Health.failed(cause(failure));
        }
        if (reply.status() != OK) {
            return Health.failed("status-" + reply.status());
        }
        ObjectNode body = Json.object(reply.body());
        return body.path("status").asText().equals("ok")
                ? new Health(HealthCall.ANSWERED, "", number(body, "memoryMb"), number(body, "fileHandles"))
                : Health.failed("garbage");
    }

    private static String cause(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof ProviderException ended) {
            return switch (ended.kind()) {
                case TIMEOUT -> "timeout";
                case REFUSED -> "refused";
                case RESET -> "reset";
                case CLOSED -> "closed";
                case GARBAGE -> "garbage";
                case UNKNOWN -> "worker-missing";
            };
        }
        return "rpc-failed";
    }

    private static OptionalDouble number(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }
}
