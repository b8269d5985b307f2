package dev.firedrill.simulated;

import static dev.firedrill.toy.ToyBackend.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderCall.Bound;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Stall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a caller that waits 100 ns gives up. */
class WireTimesTest {

    private static final Head HEAD = new Head(200, Map.of());
    private static final Bytes PART = new Bytes(new byte[] {'x'});
    private static final End END = new End(End.How.CLEAN);

    private static long patience(Bound bound, WirePlan plan) {
        return WireTimes.patience(plan, new ProviderCall("answer", "/", Map.of(), "", Duration.ofNanos(100), bound));
    }

    private static WirePlan wire(WirePlan.Segment... segments) {
        return plan(true, "test", segments);
    }

    private static Delay after(long nanos) {
        return new Delay(nanos);
    }

    @Test
    void anExchangeIsAsLongAsItsDelays() {
        assertThat(WireTimes.length(wire(after(30), HEAD, after(50), PART, END)))
                .isEqualTo(80);
    }

    @Test
    void anExchangeThatStallsNeverEnds() {
        assertThat(WireTimes.length(wire(after(30), HEAD, new Stall()))).isEqualTo(WireTimes.NEVER);
    }

    @Test
    void delaysBeyondAllTimeDoNotOverflow() {
        assertThat(WireTimes.length(wire(after(Long.MAX_VALUE), HEAD, after(Long.MAX_VALUE), END)))
                .isEqualTo(WireTimes.NEVER);
    }

    @ParameterizedTest
    @EnumSource
    void aCallerWithoutATimeoutNeverGivesUp(Bound bound) {
        for (Duration forEver : List.of(Duration.ofNanos(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE))) {
            ProviderCall call = new ProviderCall("answer", "/", Map.of(), "", forEver, bound);

            assertThat(WireTimes.patience(wire(after(50), HEAD, PART, new Stall()), call))
                    .isEqualTo(WireTimes.NEVER);
        }
    }

    @Nested
    class Whole {

        @Test
        void waitsForAnAnswerThatEndsInTime() {
            assertThat(patience(Bound.WHOLE, wire(after(60), HEAD, after(40), PART, END)))
                    .isEqualTo(WireTimes.NEVER);
        }

        @Test
        void givesUpOnAnAnswerThatEndsTooLate() {
            assertThat(patience(Bound.WHOLE, wire(after(60), HEAD, after(41), PART, END)))
                    .isEqualTo(100);
        }

        @Test
        void givesUpOnAStall() {
            assertThat(patience(Bound.WHOLE, wire(after(1), HEAD, PART, new Stall())))
                    .isEqualTo(100);
        }
    }

    @Nested
    class HeadOnly {

        @Test
        void waitsForEverForABody() {
            assertThat(patience(Bound.HEAD, wire(after(100), HEAD, after(9_999), PART, END)))
                    .isEqualTo(WireTimes.NEVER);
        }

        @Test
        void hangsInAStallAfterTheHead() {
            assertThat(patience(Bound.HEAD, wire(after(1), HEAD, new Stall()))).isEqualTo(WireTimes.NEVER);
        }

        @Test
        void givesUpOnALateHead() {
            assertThat(patience(Bound.HEAD, wire(after(101), HEAD, END))).isEqualTo(100);
        }

        @Test
        void givesUpOnAStallBeforeTheHead() {
            assertThat(patience(Bound.HEAD, wire(new Stall()))).isEqualTo(100);
        }

        @Test
        void givesUpOnALateEndWithoutAHead() {
            assertThat(patience(Bound.HEAD, wire(after(101), new End(End.How.RST))))
                    .isEqualTo(100);
        }
    }

    @Nested
    class Idle {

        @Test
        void waitsAsLongAsPartsKeepComing() {
            assertThat(patience(
                            Bound.IDLE, wire(after(100), HEAD, after(100), PART, after(100), PART, after(100), END)))
                    .isEqualTo(WireTimes.NEVER);
        }

        @Test
        void givesUpOnALateHead() {
            assertThat(patience(Bound.IDLE, wire(after(101), HEAD, END))).isEqualTo(100);
        }

        @Test
        void givesUpOnALatePart() {
            assertThat(patience(Bound.IDLE, wire(after(50), HEAD, after(101), PART, END)))
                    .isEqualTo(150);
        }

        @Test
        void givesUpOnALateEnd() {
            assertThat(patience(Bound.IDLE, wire(after(50), HEAD, after(70), PART, after(101), END)))
                    .isEqualTo(220);
        }

        @Test
        void givesUpSomeTimeAfterTheLastPartBeforeAStall() {
            assertThat(patience(Bound.IDLE, wire(after(50), HEAD, after(70), PART, after(20), new Stall())))
                    .isEqualTo(220);
        }
    }
}
