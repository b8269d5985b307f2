package dev.firedrill.check;

import dev.firedrill.events.Event.SignalReceived;
import dev.firedrill.model.Scenario;

/** Prove that no signal reaches the system but a declared one. */
final class SignalsAreDeclared extends Invariant {

    SignalsAreDeclared(Scenario scenario) {
        super("signals", scenario, "every signal of a person is a declared one");
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (SignalReceived received : evidence.log().all(SignalReceived.class)) {
            if (!evidence.controls().signals().contains(received.signal())) {
                return Judgement.fail(
                        "received the signal %s at %s, expected one of %s"
                                .formatted(
                                        Words.quote(received.signal()),
                                        Words.when(received),
                                        evidence.controls().signals()),
                        received.sequence());
            }
        }
        return Judgement.pass("every signal is declared", 0);
    }
}
