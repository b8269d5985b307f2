package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.toy.ToyScenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultStrikesTest {

    private static Finding judge(Logs log) {
        Evidence evidence = Given.scenario().fault("down").with(log);
        return new FaultStrikes(evidence.scenario().faults().get(0)).judge(evidence);
    }

    @Test
    void countsWhatItStruck() {
        Finding finding = judge(Logs.log().began("down").called(1, "p", 1).applied("down"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).isEqualTo("it struck 1 time");
    }

    @Test
    void saysThatItsWindowSawNoCall() {
        Finding finding = judge(Logs.log()
                .called("target", 1, "p", 1)
                .at(10)
                .began("down")
                .at(20)
                .ended("down")
                .called("target", 2, "p", 1));

        assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
        assertThat(finding.found()).isEqualTo("its window [t+10s, t+20s) saw no call to 'target'");
    }

    @Test
    void saysHowManyCallsItLetPass() {
        assertThat(judge(Logs.log().began("down").at(1).called("target", 1, "p", 1))
                        .found())
                .isEqualTo("its window [t+0s, end of the run) saw 1 call to 'target', none of which it struck");
    }

    @Test
    void saysThatItNeverBegan() {
        assertThat(judge(Logs.log()).found()).isEqualTo("it never began");
    }

    private static Finding judged(String target, Effect effect, Logs log) {
        Fault fault = ToyScenario.toy()
                .fault("down", target, effect, Duration.ZERO, null)
                .build()
                .faults()
                .get(0);
        return new FaultStrikes(fault).judge(Given.scenario().with(log));
    }

    @Test
    void saysHowManySamplesItLeftAsTheyWere() {
        Logs log = Logs.log().began("down").at(1).sampled("load", 1).sampled("other", 1);

        assertThat(judged("load", new Effect.MetricValue(1), log).found())
                .isEqualTo("its window [t+0s, end of the run) saw 1 sample of 'load', none of which it changed");
    }

    @Test
    void saysThatNothingThatWasReadWasStale() {
        Finding finding = judged("flags", new Effect.FlagStale(), Logs.log().began("down"));

        assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
        assertThat(finding.found()).isEqualTo("its window [t+0s, end of the run) passed and it changed nothing");
    }
}
