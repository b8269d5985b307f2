package dev.firedrill.simulated;

import static dev.firedrill.toy.ToyBackend.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.EventLog;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderCall.Bound;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import dev.firedrill.world.WirePlan.Stall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listener hears a plan in order and in time, until its end, its own patience, or its own cancelling. */
class ExchangeTest {

    private static final Head HEAD = new Head(200, Map.of("x-request-id", "1"));

    private final Kernel kernel = new Kernel(new EventLog(1000), 0, new Pulse(), Optional.empty());
    private final List<String> heard = new ArrayList<>();
    private Bound bound = Bound.WHOLE;
    private String cancelAt = "";
    private Duration timeout = Duration.ofNanos(100);

    private List<String> hear(Segment... segments) {
        Ear ear = new Ear();
        Exchange exchange = new Exchange(
                kernel,
                plan(true, "test", segments),
                new ProviderCall("answer", "/", Map.of(), "", timeout, bound),
                ear,
                ear);
        ear.exchange = exchange;
        exchange.begin();
        heard.add("begun");
        kernel.runUntil(10_000);
        return heard;
    }

    private static Bytes part(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Delay after(long nanos) {
        return new Delay(nanos);
    }

    private static End end(End.How how) {
        return new End(how);
    }

    /** Write down what is heard and when. */
    private final class Ear implements ProviderListener, Exchange.Outcome {

        private Exchange exchange;

        private void note(String what) {
            heard.add(kernel.now() + " " + what);
            if (what.equals(cancelAt)) {
                exchange.cancel();
            }
        }

        @Override
        public void head(int status, Map<String, String> headers) {
            note("head " + status + " " + headers);
        }

        @Override
        public void bytes(byte[] content) {
            note("bytes " + new String(content, StandardCharsets.UTF_8));
        }

        @Override
        public void end() {
            note("end");
        }

        @Override
        public void failed(ProviderException failure) {
            note("failed " + failure.kind() + ": " + failure.getMessage());
        }

        @Override
        public void answered(int status) {
            note("recorded " + status);
        }

        @Override
        public void failed(String kind, long received) {
            note("recorded " + kind + " after " + received);
        }
    }

    @Test
    void headBytesAndEndComeInTheirOrderAndTime() {
        assertThat(hear(after(30), HEAD, part("a"), after(20), part("b"), after(5), end(End.How.CLEAN)))
                .containsExactly(
                        "begun",
                        "30 head 200 {x-request-id=1}",
                        "30 bytes a",
                        "50 bytes b",
                        "55 recorded 200",
                        "55 end");
    }

    @Test
    void nothingIsHeardBeforeTheCallReturns() {
        assertThat(hear(HEAD, end(End.How.CLEAN))).startsWith("begun");
    }

    @Test
    void delaysInARowAddUp() {
        assertThat(hear(after(30), after(12), HEAD, end(End.How.CLEAN))).contains("42 end");
    }

    @ParameterizedTest
    @CsvSource({"FIN,CLOSED", "RST,RESET"})
    void aCutAnswerFailsAfterWhatCameBefore(End.How how, ProviderException.Kind kind) {
        assertThat(hear(after(10), HEAD, part("half"), end(how)))
                .containsExactly(
                        "begun",
                        "10 head 200 {x-request-id=1}",
                        "10 bytes half",
                        "10 recorded " + kind + " after 4",
                        "10 failed " + kind + ": the call ended with " + kind + " after 4 bytes");
    }

    @ParameterizedTest
    @CsvSource({"FIN,CLOSED", "RST,RESET", "REFUSED,REFUSED", "GARBAGE,GARBAGE"})
    void anEndWithoutAHeadIsAFailure(End.How how, ProviderException.Kind kind) {
        assertThat(hear(after(10), end(how)))
                .containsExactly(
                        "begun",
                        "10 recorded " + kind + " after 0",
                        "10 failed " + kind + ": the call ended with " + kind + " after 0 bytes");
    }

    @Test
    void anAnswerThatEndsTooEarlyInGoodOrderIsAnEnd() {
        assertThat(hear(HEAD, part("half"), end(End.How.CLEAN))).endsWith("0 recorded 200", "0 end");
    }

    @Test
    void theCallersPatienceEndsALateAnswer() {
        assertThat(hear(after(10), HEAD, part("a"), after(500), part("b"), end(End.How.CLEAN)))
                .containsExactly(
                        "begun",
                        "10 head 200 {x-request-id=1}",
                        "10 bytes a",
                        "100 recorded TIMEOUT after 1",
                        "100 failed TIMEOUT: the call ended with TIMEOUT after 1 bytes");
    }

    @Test
    void theCallersPatienceEndsAStall() {
        assertThat(hear(new Stall())).endsWith("100 failed TIMEOUT: the call ended with TIMEOUT after 0 bytes");
    }

    @Test
    void aPatienceBeyondAllTimeNeverEndsACall() {
        timeout = Duration.ofNanos(Long.MAX_VALUE - 1);
        kernel.at(50, Lane.PROVIDER, () -> {});
        kernel.runUntil(60);

        assertThat(hear(HEAD, part("a"), new Stall()))
                .containsExactly("begun", "50 head 200 {x-request-id=1}", "50 bytes a");
    }

    @Test
    void aCallerThatBoundsSilenceGivesUpAfterTheLastPart() {
        bound = Bound.IDLE;

        assertThat(hear(HEAD, after(90), part("a"), new Stall()))
                .endsWith("190 failed TIMEOUT: the call ended with TIMEOUT after 1 bytes");
    }

    @Test
    void aCallerThatBoundsTheHeadHangsInTheBody() {
        bound = Bound.HEAD;

        assertThat(hear(after(10), HEAD, part("a"), new Stall()))
                .containsExactly("begun", "10 head 200 {x-request-id=1}", "10 bytes a");
        assertThat(kernel.isIdle()).isTrue();
    }

    @Test
    void aDelayBeyondAllTimeIsAStall() {
        bound = Bound.HEAD;

        assertThat(hear(HEAD, after(Long.MAX_VALUE), after(Long.MAX_VALUE), part("a"), end(End.How.CLEAN)))
                .containsExactly("begun", "0 head 200 {x-request-id=1}");
    }

    @ParameterizedTest
    @CsvSource({"head 200 {x-request-id=1},0", "bytes one,3"})
    void afterCancellingNothingMoreIsHeard(String at, int received) {
        cancelAt = at;

        assertThat(hear(HEAD, part("one"), after(10), part("two"), end(End.How.CLEAN)))
                .endsWith("0 " + at, "0 recorded CANCELLED after " + received);
    }

    @Test
    void cancellingAfterTheEndIsNothing() {
        cancelAt = "end";

        assertThat(hear(HEAD, end(End.How.CLEAN))).endsWith("0 recorded 200", "0 end");
    }
}
