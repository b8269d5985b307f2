package dev.firedrill.fault;

import static dev.firedrill.fault.Given.always;
import static dev.firedrill.fault.Given.fault;
import static dev.firedrill.fault.Given.opened;
import static dev.firedrill.fault.Given.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Interference.Touch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static double shareHit(FaultPlan plan) {
        int hits = 0;
        for (int request = 1; request <= 20_000; request++) {
            hits += plan.touching("model", touch(50, request)).isPresent() ? 1 : 0;
        }
        return hits / 20_000.0;
    }

    private static Fault half(String id, String... on) {
        return fault(id, List.of(on), Map.of(), new Effect.Reset(), 0.5, new Shape.Constant(1));
    }

    @Test
    void touchesOnlyItsTargetInsideItsWindow() {
        FaultPlan plan = opened(1, 10, 20, always("down"));

        assertThat(plan.touching("model", touch(9, 1))).isEmpty();
        assertThat(plan.touching("model", touch(10, 1))).isPresent();
        assertThat(plan.touching("model", touch(19, 1))).isPresent();
        assertThat(plan.touching("model", touch(20, 1))).isEmpty();
        assertThat(plan.touching("other", touch(10, 1))).isEmpty();
    }

    @Test
    void touchesNothingBeforeItIsOpened() {
        FaultPlan plan = new FaultPlan(1, List.of(always("down")));

        assertThat(plan.touching("model", touch(1, 1))).isEmpty();
    }

    @Test
    void refusesToOpenAFaultThatIsNotPlanned() {
        FaultPlan plan = new FaultPlan(1, List.of(always("down")));

        assertThatThrownBy(() -> plan.open(always("other"), 0, 1)).hasMessageContaining("found 'other'");
    }

    @Test
    void everyFactOfWhereMustMatch() {
        Map<String, String> where = Map.of("purpose", "answer", "user", "user-3", "kind", "*");
        FaultPlan plan =
                opened(1, 0, 100, fault("some", List.of("model"), where, new Effect.Reset(), 1, new Shape.Constant(1)));

        assertThat(plan.touching("model", touch(1, 1))).isPresent();
        assertThat(plan.touching("model", new Touch(1, 1, "ask", "user-4", "answer", 1, 1)))
                .isEmpty();
        assertThat(plan.touching("model", new Touch(1, 1, "ask", "user-3", "retry", 1, 1)))
                .isEmpty();
    }

    @Test
    void theFirstDeclaredFaultThatIsDrawnWins() {
        Fault first = always("first");
        Fault second = always("second");
        FaultPlan plan = new FaultPlan(1, List.of(first, second));
        plan.open(second, 0, 20);
        plan.open(first, 0, 10);

        assertThat(plan.touching("model", touch(5, 1)).orElseThrow().fault()).isEqualTo(first);
        assertThat(plan.touching("model", touch(15, 1)).orElseThrow().fault()).isEqualTo(second);
    }

    @Test
    void probabilityIsTheShareOfTouches() {
        FaultPlan plan = opened(
                1, 0, 100, fault("some", List.of("model"), Map.of(), new Effect.Reset(), 0.425, new Shape.Constant(1)));

        assertThat(shareHit(plan)).isCloseTo(0.425, within(0.015));
    }

    @Test
    void theShapeLowersTheProbability() {
        FaultPlan plan = opened(
                1,
                0,
                100,
                fault("some", List.of("model"), Map.of(), new Effect.Reset(), 0.8, new Shape.Constant(0.25)));

        assertThat(shareHit(plan)).isCloseTo(0.2, within(0.015));
    }

    @Test
    void oneFaultNeverRerollsAnother() {
        Fault some = half("some", "model");
        Fault rare = fault(
                "rare", List.of("model"), Map.of("user", "user-9"), new Effect.Reset(), 0.5, new Shape.Constant(1));
        FaultPlan alone = opened(1, 0, 100, some);
        FaultPlan together = opened(1, 0, 100, rare, some);

        for (int request = 1; request < 500; request++) {
            assertThat(together.touching("model", touch(1, request)))
                    .isEqualTo(alone.touching("model", touch(1, request)));
        }
    }

    @Test
    void everyCallCountsForTheNthOfALaterFault() {
        Fault third = Given.shaped("third", new Shape.Nth(List.of(3)));
        FaultPlan plan = opened(1, 0, 100, Given.shaped("first", new Shape.Nth(List.of(1))), third);

        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(it -> plan.touching("model", touch(1, it))
                                .map(hit -> hit.fault().id())
                                .orElse("-")))
                .containsExactly("first", "-", "third", "-", "-");
    }

    @Test
    void aFaultOnTwoTargetsHitsTheSameRequestsOnBoth() {
        FaultPlan plan = opened(1, 0, 100, half("outage", "model", "spare"));

        for (int request = 1; request < 500; request++) {
            assertThat(plan.touching("spare", touch(1, request))).isEqualTo(plan.touching("model", touch(1, request)));
        }
    }

    @Test
    void aFaultOnTwoTargetsHasTheSameOutagesOnBoth() {
        Shape outages = new Shape.Poisson(Duration.ofNanos(300), Duration.ofNanos(100), Duration.ZERO, Duration.ZERO);
        FaultPlan plan = opened(
                1, 0, 100_000, fault("outage", List.of("model", "spare"), Map.of(), new Effect.Reset(), 1, outages));

        for (int now = 0; now < 100_000; now += 17) {
            assertThat(plan.touching("spare", touch(now, 1)).isPresent())
                    .isEqualTo(plan.touching("model", touch(now, 2)).isPresent());
        }
    }

    @Test
    void twoFaultsOnTwoTargetsDrawForThemselves() {
        FaultPlan plan = opened(1, 0, 100, half("one", "model"), half("other", "spare"));

        assertThat(IntStream.range(1, 500)
                        .filter(request -> plan.touching("spare", touch(1, request))
                                        .isPresent()
                                != plan.touching("model", touch(1, request)).isPresent())
                        .count())
                .isBetween(200L, 300L);
    }

    @Test
    void losesNoTouchAmongThreads() throws InterruptedException {
        Fault quota = fault("quota", List.of("model"), Map.of(), Given.quota(1000, 100), 1, new Shape.Constant(1));
        FaultPlan plan = opened(1, 0, 100, quota);
        AtomicInteger passed = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(it -> new Thread(() -> {
                    for (int request = 0; request < 500; request++) {
                        passed.addAndGet(
                                plan.touching("model", touch(1, request)).isPresent() ? 0 : 1);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(passed).hasValue(1000);
    }
}
