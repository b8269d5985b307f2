package dev.firedrill.live.probe;

import dev.firedrill.live.process.Errand;
import dev.firedrill.world.ServiceException;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks steadily, pulls the switch in the middle, and counts who still calls the provider. */
final class Kill {

    private static final Duration GAP = Duration.ofMillis(200);
    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final Duration AFTER = Duration.ofSeconds(4);
    private static final long LONGEST_COMMAND = 30;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    /** What was on its way when the switch was pulled may still arrive. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(250);

    private final StubProvider provider;
    private final Asker asker;
    private final Duration patience;
    private final BooleanSupplier alive;
    private final List<CompletableFuture<Sighting>> asked = new ArrayList<>();

    /**
     * Prepare to pull it.
     *
     * @param alive tells whether the service still accepts connections
     */
    Kill(StubProvider provider, Asker asker, Duration patience, BooleanSupplier alive) {
        this.alive = alive;
        this.provider = provider;
        this.asker = asker;
        this.patience = patience;
    }

    KillRow pull(String command, File folder, long ordinal) throws InterruptedException {
        provider.begin(Troubles.HEALTHY, 0, patience);
        ask(ordinal, provider.now() + BEFORE.toNanos());
        try (Errand errand = begin(command, folder)) {
            return pulled(errand, ordinal);
        }
    }

    private KillRow pulled(Errand errand, long ordinal) throws InterruptedException {
        long limit = provider.now() + TimeUnit.SECONDS.toNanos(LONGEST_COMMAND);
        OptionalInt exit = errand.await(Duration.ZERO);
        while (exit.isEmpty() && provider.now() < limit) {
            ask(ordinal, provider.now() + 1);
            exit = errand.await(Duration.ZERO);
        }
        if (exit.isEmpty() || exit.getAsInt() != 0) {
            throw failed(errand, exit);
        }
        long done = provider.now();
        ask(ordinal, done + AFTER.toNanos());
        provider.drain();
        return row(done);
    }

    /** Ask at the pace, however slowly answers come, at least once. */
    private void ask(long ordinal, long until) throws InterruptedException {
        long due = provider.now();
        do {
            asked.add(asker.send(ordinal + asked.size(), patience));
            due += GAP.toNanos();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - provider.now()));
        } while (due < until);
    }

    private static Errand begin(String command, File folder) {
        try {
            return Errand.begin(List.of("sh", "-c", command), folder.toPath());
        } catch (IOException | ServiceException noShell) {
            throw new ProbeException(
                    String.valueOf(noShell.getMessage()), "a shell 'sh'", "put one on the path", List.of());
        }
    }

    private static ProbeException failed(Errand errand, OptionalInt exit) throws InterruptedException {
        String how = exit.isEmpty() ? "did not end within " + LONGEST_COMMAND + " s" : "ended with " + exit.getAsInt();
        return new ProbeException(
                "the command of '--kill' " + how,
                "a command that pulls the kill-switch and ends with 0",
                "try it by hand while the service runs",
                errand.said(LAST_WORDS).lines().toList());
    }

    private KillRow row(long done) throws InterruptedException {
        List<Long> times =
                provider.calls().stream().map(call -> call.time() - done).toList();
        int after = (int) times.stream().filter(time -> time > 0).count();
        Duration last = Duration.ofNanos(
                Math.max(0, times.stream().mapToLong(Long::longValue).max().orElse(0)));
        return new KillRow(asked.size(), times.size() - after, after, last, finding(times.size() - after, after, last));
    }

    /** A switch that takes the service with it is no kill-switch. */
    private Optional<Finding> finding(int before, int after, Duration last) throws InterruptedException {
        if (!alive.getAsBoolean()) {
            return Optional.of(new Finding(Judgement.DIED, "the service did not outlive its kill-switch"));
        }
        if (before == 0) {
            return Optional.of(new Finding(Judgement.NOT_ASKED, "no call reached the provider before the kill either"));
        }
        if (last.compareTo(ON_ITS_WAY) <= 0) {
            return Optional.empty();
        }
        String calls = after == 1 ? "1 call" : after + " calls";
        return Optional.of(new Finding(
                Judgement.OUTLIVES_THE_KILL, "%s after it, the last %s ms later".formatted(calls, last.toMillis())));
    }
}
