package dev.firedrill.backends.socket;

import static org.awaitility.Awaitility.await;

import dev.firedrill.world.CallLedger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a ledger is told. */
final class Heard implements CallLedger {

    final List<Call> planned = new CopyOnWriteArrayList<>();
    final List<Ended> ended = new CopyOnWriteArrayList<>();
    final List<String> rejected = new CopyOnWriteArrayList<>();

    record Ended(Call call, Outcome outcome, long time, Sent sent) {}

    @Override
    public void planned(Call call) {
        planned.add(call);
    }

    @Override
    public void ended(Call call, Outcome outcome, long time, Sent sent) {
        ended.add(new Ended(call, outcome, time, sent));
    }

    @Override
    public void rejected(int status, String reason) {
        rejected.add(status + " " + reason);
    }

    /** Wait for the end of a call; it is told after the last byte was sent. */
    Ended ended(int index) {
        await().atMost(Duration.ofSeconds(10)).until(() -> ended.size() > index);
        return ended.get(index);
    }

    String rejected(int index) {
        await().atMost(Duration.ofSeconds(10)).until(() -> rejected.size() > index);
        return rejected.get(index);
    }
}
