package dev.firedrill.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Backend;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.CallLedger.Outcome;
import dev.firedrill.world.CallLedger.Sent;
import dev.firedrill.world.Interference;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ProviderLedgerTest {

    private static final Sent SENT = new Sent(100, 60);
    private static final Fault DOWN = new Fault(
            new Position("a.scenario.json", 1, 1),
            "down",
            List.of("llm"),
            Map.of(),
            new Effect.ServerError(500, Effect.Body.JSON),
            1,
            Optional.empty(),
            Duration.ZERO,
            Optional.empty(),
            Duration.ZERO,
            new Shape.Constant(1));

    private final ScaledTime time = new ScaledTime(1, 0, () -> {}, () -> {}, () -> {});
    private OptionalLong onlyOpen = OptionalLong.empty();

    private ProviderLedger ledger(Interference faults, boolean tellsCalls) {
        return new ProviderLedger(time, faults, tellsCalls, () -> onlyOpen);
    }

    private static Call call(long ordinal, boolean attributed) {
        return new Call(
                "llm",
                ordinal,
                10,
                new ProviderCall("chat", "/v1", "", Duration.ofSeconds(1)),
                new Backend.Facts(7, "ask", "anna", 1),
                new WirePlan(List.of(new WirePlan.Head(200, Map.of())), true, ""),
                attributed);
    }

    private List<String> told() throws InterruptedException {
        List<String> told = new ArrayList<>();
        time.begin((at, instance, event) -> told.add(words(event.apply(new Stamp(at, 1, "main", 0)))));
        for (Runnable task = time.await(0); task != null; task = time.await(0)) {
            task.run();
        }
        return told;
    }

    private static String words(Event event) {
        if (event instanceof Event.ProviderCalled called) {
            return "called for " + called.request();
        }
        if (event instanceof Event.ProviderAnswered answered) {
            return "answered " + answered.status() + " for " + answered.request();
        }
        if (event instanceof Event.ProviderFailed failed) {
            return failed.failure() + " after " + failed.received() + " for " + failed.request();
        }
        if (event instanceof Event.FaultApplied applied) {
            return applied.fault() + " struck " + applied.target() + " for " + applied.request();
        }
        return event.kind().word();
    }

    @Test
    void takesTheRequestThatACallNames() throws InterruptedException {
        ProviderLedger ledger = ledger(Interference.NONE, true);
        ledger.planned(call(1, true));
        ledger.ended(call(1, true), Outcome.COMPLETED, 20, SENT);

        assertThat(told()).containsExactly("called for 7", "answered 200 for 7");
        assertThat(ledger.isAttributed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"CUT, CLOSED", "STALLED, RUN_ENDED", "STOPPED, RUN_ENDED", "CLIENT_GONE, CANCELLED"})
    void tellsHowMuchOfTheBodyCameOfWhatDidNotEnd(Outcome outcome, String failure) throws InterruptedException {
        ProviderLedger ledger = ledger(Interference.NONE, true);
        ledger.planned(call(1, true));
        ledger.ended(call(1, true), outcome, 20, SENT);

        assertThat(told()).containsExactly("called for 7", failure + " after 60 for 7");
    }

    @Test
    void takesTheOnlyOpenRequestForACallThatNamesNone() throws InterruptedException {
        onlyOpen = OptionalLong.of(3);
        ProviderLedger ledger = ledger(Interference.NONE, true);
        ledger.planned(call(1, false));

        assertThat(told()).containsExactly("called for 3");
        assertThat(ledger.isAttributed()).isTrue();
    }

    @Test
    void knowsThatItDoesNotKnow() throws InterruptedException {
        ProviderLedger ledger = ledger(Interference.NONE, true);
        ledger.planned(call(1, false));

        assertThat(told()).containsExactly("called for 0");
        assertThat(ledger.isAttributed()).isFalse();
    }

    @Test
    void leavesCallsToTheLogOfTheServiceButTellsWhatStruck() throws InterruptedException {
        ProviderLedger ledger = ledger((target, touch) -> Optional.of(new Interference.Hit(DOWN, 0)), false);
        ledger.interference().touching("llm", new Interference.Touch(10, 7, "ask", "anna", "chat", 1, 1));
        ledger.planned(call(1, true));
        ledger.ended(call(1, true), Outcome.COMPLETED, 20, SENT);

        assertThat(told()).containsExactly("down struck llm for 7");
    }

    private static Event answered(int attempt) {
        return new Event.ProviderAnswered(new Stamp(20, 1, "main", 0), "llm", 7, "chat", attempt, 200, true);
    }

    private static Call attempt(int attempt, boolean whole) {
        return new Call(
                "llm",
                attempt,
                10,
                new ProviderCall("chat", "/v1", "", Duration.ofSeconds(1)),
                new Backend.Facts(7, "ask", "anna", attempt),
                new WirePlan(List.of(new WirePlan.Head(200, Map.of())), whole, ""),
                true);
    }

    @Test
    void knowsOfAnAnswerInTheServicesLogWhetherItWasWhole() {
        ProviderLedger ledger = ledger(Interference.NONE, false);
        ledger.planned(attempt(1, false));
        ledger.planned(attempt(2, true));

        assertThat(ledger.known(answered(1)))
                .isInstanceOfSatisfying(
                        Event.ProviderAnswered.class,
                        it -> assertThat(it.whole()).isFalse());
        assertThat(ledger.known(answered(2))).isEqualTo(answered(2));
    }

    private boolean isWhole(Event told) {
        return ((Event.ProviderAnswered) told).whole();
    }

    @Test
    void knowsOfEachOfSeveralCallsThatNothingTellsApartWhetherItWasWhole() {
        ProviderLedger ledger = ledger(Interference.NONE, false);
        ledger.planned(attempt(1, false));
        ledger.planned(attempt(1, true));
        ledger.planned(attempt(1, false));

        assertThat(isWhole(ledger.known(answered(1)))).isFalse();
        assertThat(isWhole(ledger.known(answered(1)))).isTrue();
        assertThat(isWhole(ledger.known(answered(1)))).isFalse();
        assertThat(isWhole(ledger.known(answered(1)))).isTrue();
    }

    @Test
    void takesACallThatFailedForOneThatIsOver() {
        ProviderLedger ledger = ledger(Interference.NONE, false);
        ledger.planned(attempt(1, false));
        ledger.planned(attempt(1, true));
        Event failed = new Event.ProviderFailed(new Stamp(20, 1, "main", 0), "llm", 7, "chat", 1, "CLOSED", 3);

        assertThat(ledger.known(failed)).isEqualTo(failed);
        assertThat(isWhole(ledger.known(answered(1)))).isTrue();
    }

    @Test
    void knowsWhetherTheAnswerToACallOfTheOnlyOpenRequestWasWhole() {
        onlyOpen = OptionalLong.of(7);
        ProviderLedger ledger = ledger(Interference.NONE, false);
        Call named = attempt(1, false);
        ledger.planned(new Call(
                named.backend(),
                named.ordinal(),
                named.time(),
                named.call(),
                new Backend.Facts(1, "", "", 1),
                named.plan(),
                false));

        assertThat(isWhole(ledger.known(answered(1)))).isFalse();
    }

    @Test
    void leavesAloneWhatAServiceTellsOfCallsThatTheProvidersTellToo() {
        ProviderLedger ledger = ledger(Interference.NONE, true);
        ledger.planned(attempt(1, false));

        assertThat(ledger.known(answered(1))).isEqualTo(answered(1));
    }

    @Test
    void asksTheFaultsForOneThreadAtATime() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicBoolean crowded = new AtomicBoolean();
        Interference faults = (target, touch) -> {
            crowded.compareAndSet(false, inside.incrementAndGet() > 1);
            Thread.yield();
            inside.decrementAndGet();
            return Optional.empty();
        };
        Interference guarded = ledger(faults, true).interference();
        CountDownLatch done = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            new Thread(() -> {
                        for (int ordinal = 0; ordinal < 2_000; ordinal++) {
                            guarded.touching("llm", new Interference.Touch(0, 1, "", "", "", 1, ordinal));
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();

        assertThat(crowded).isFalse();
    }
}
