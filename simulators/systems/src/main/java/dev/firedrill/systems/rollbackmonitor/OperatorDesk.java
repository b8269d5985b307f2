package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Site;
import dev.firedrill.world.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Do by hand what operators may: reset the kill-switch, set flags, and put the previous worker back. */
record OperatorDesk(
        Site site,
        WorkerManager workers,
        KillSwitch killSwitch,
        LiveFlags flags,
        ResetDesk resets,
        Outbox outbox,
        Runnable restored) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Reset the kill-switch, if the order comes with everything that takes. */
    CompletionStage<Outcome> reset(Order order) {
        List<String> missing = resets.missing(order);
        if (!missing.isEmpty()) {
            outbox.audit(
                    order.actor(),
                    "reset-refused",
                    KillSwitch.FLAG,
                    Json.empty().put("missing", missing.size()));
            return done(Outcome.failed("expected " + String.join("; ", missing)));
        }
        try {
            killSwitch.set(false, order.actor(), true);
            return done(Outcome.ok());
        } catch (StoreException locked) {
            return done(Outcome.failed("the flag store is " + locked.getMessage()));
        }
    }

    /**
     * Set flags as the administration tool does: none if one of them is not possible, else one after the other. Where the
     * store fails, those before stay written, and the outcome names them.
     */
    CompletionStage<Outcome> setFlags(Order order) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String pair : order.parameters().getOrDefault("flags", "").split(",", -1)) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length < 2 || !possible(parts[0], parts[1])) {
                return done(Outcome.failed("expected NAME=VALUE of %s=0|1 or one of %s=on|off, found '%s'"
                        .formatted(KillSwitch.FLAG, LiveFlags.MASKED, pair)));
            }
            wanted.put(parts[0], parts[1]);
        }
        return done(set(wanted, order.actor()));
    }

    private static boolean possible(String flag, String value) {
        return flag.equals(KillSwitch.FLAG)
                ? List.of("0", "1").contains(value)
                : LiveFlags.MASKED.contains(flag)
                        && List.of(LiveFlags.ON, LiveFlags.SAFE).contains(value);
    }

    private Outcome set(Map<String, String> wanted, String actor) {
        List<String> written = new ArrayList<>();
        try {
            wanted.forEach((flag, value) -> {
                set(flag, value, actor);
                written.add(flag);
            });
            return Outcome.ok();
        } catch (StoreException locked) {
            return Outcome.failed(
                    "the flag store is %s, of %s it took %s".formatted(locked.getMessage(), wanted.keySet(), written));
        }
    }

    private void set(String flag, String value, String actor) {
        if (flag.equals(KillSwitch.FLAG)) {
            killSwitch.set(value.equals("1"), actor, false);
        } else {
            flags.set(flag, value, actor);
        }
    }

    /** Follow the manual procedure: put the worker from before the promotion back. */
    CompletionStage<Outcome> switchToActive(Order order) {
        return new Gate(site, site.component("promotion"))
                .pass("switch-to-active", PATIENCE)
                .handle((passed, failure) -> failure == null ? switched(order) : Outcome.failed(Gate.why(failure)));
    }

    private Outcome switched(Order order) {
        String failing = workers.serving().name();
        if (failing.equals(workers.previous().name())) {
            return Outcome.failed("expected a promoted worker that serves, found '%s'".formatted(failing));
        }
        workers.switchToActive(failing);
        outbox.audit(
                order.actor(),
                "switch-to-active",
                workers.serving().name(),
                Json.empty().put("from", failing));
        restored.run();
        return Outcome.ok();
    }

    private static CompletionStage<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedStage(outcome);
    }
}
