package dev.firedrill.fault;

import static dev.firedrill.toy.ToyScenario.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.model.Fault;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Interference.Touch;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static Fault fault(String id, Map<String, String> where, double probability, Shape shape) {
        return new Fault(
                HERE,
                id,
                "model",
                where,
                new Fault.Reset(),
                probability,
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                shape);
    }

    private static Fault always(String id) {
        return fault(id, Map.of(), 1, new Shape.Constant(1));
    }

    private static Touch touch(long now, long request) {
        return new Touch(now, request, "ask", "user-3", "answer", 1);
    }

    private static double shareHit(FaultPlan plan, long now) {
        int hits = 0;
        for (int request = 1; request <= 20_000; request++) {
            hits += plan.touching("model", touch(now, request)).isPresent() ? 1 : 0;
        }
        return hits / 20_000.0;
    }

    @Test
    void touchesOnlyItsTargetInsideItsWindow() {
        FaultPlan plan = new FaultPlan(1).add(always("down"), 10, 20);

        assertThat(plan.touching("model", touch(9, 1))).isEmpty();
        assertThat(plan.touching("model", touch(10, 1))).isPresent();
        assertThat(plan.touching("model", touch(19, 1))).isPresent();
        assertThat(plan.touching("model", touch(20, 1))).isEmpty();
        assertThat(plan.touching("other", touch(10, 1))).isEmpty();
    }

    @Test
    void everyFactOfWhereMustMatch() {
        FaultPlan plan = new FaultPlan(1)
                .add(
                        fault(
                                "some",
                                Map.of("purpose", "answer", "user", "user-3", "kind", "*"),
                                1,
                                new Shape.Constant(1)),
                        0,
                        100);

        assertThat(plan.touching("model", touch(1, 1))).isPresent();
        assertThat(plan.touching("model", new Touch(1, 1, "ask", "user-4", "answer", 1)))
                .isEmpty();
        assertThat(plan.touching("model", new Touch(1, 1, "ask", "user-3", "retry", 1)))
                .isEmpty();
    }

    @Test
    void theFirstDeclaredFaultThatIsDrawnWins() {
        FaultPlan plan = new FaultPlan(1).add(always("first"), 0, 10).add(always("second"), 0, 20);

        assertThat(plan.touching("model", touch(5, 1)).orElseThrow().id()).isEqualTo("first");
        assertThat(plan.touching("model", touch(15, 1)).orElseThrow().id()).isEqualTo("second");
    }

    @Test
    void probabilityIsTheShareOfTouches() {
        FaultPlan plan = new FaultPlan(1).add(fault("some", Map.of(), 0.425, new Shape.Constant(1)), 0, 100);

        assertThat(shareHit(plan, 50)).isCloseTo(0.425, within(0.015));
    }

    @Test
    void aRampMovesTheProbabilityLinearlyOverTheWindow() {
        FaultPlan plan = new FaultPlan(1).add(fault("ramp", Map.of(), 0.8, new Shape.Ramp(0, 1)), 0, 1000);

        assertThat(shareHit(plan, 0)).isZero();
        assertThat(shareHit(plan, 250)).isCloseTo(0.2, within(0.015));
        assertThat(shareHit(plan, 750)).isCloseTo(0.6, within(0.015));
    }

    @Test
    void oneFaultNeverRerollsAnother() {
        Fault some = fault("some", Map.of(), 0.5, new Shape.Constant(1));
        FaultPlan alone = new FaultPlan(1).add(some, 0, 100);
        FaultPlan together = new FaultPlan(1)
                .add(fault("rare", Map.of("user", "user-9"), 0.5, new Shape.Constant(1)), 0, 100)
                .add(some, 0, 100);

        for (int request = 1; request < 500; request++) {
            assertThat(together.touching("model", touch(1, request)))
                    .isEqualTo(alone.touching("model", touch(1, request)));
        }
    }
}
