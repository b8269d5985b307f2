package dev.firedrill.cli;

import dev.firedrill.engine.FiredrillEngine;
import dev.firedrill.gate.Presented;
import dev.firedrill.gate.Ruling;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Results;
import java.util.List;

/** Stands for results where there are none to show, so that a page says so and no older one stays. */
final class NoResults {

    private NoResults() {}

    static Results of(Presented presented, Ruling ruling) {
        return new Results(
                Results.FORMAT,
                ruling.verdict(),
                false,
                false,
                false,
                ruling.reasons(),
                new Results.Tool(
                        FiredrillEngine.VERSION, System.getProperty("java.version"), System.getProperty("os.name")),
                Lock.compare(presented.lock(), List.of()),
                List.of(),
                List.of());
    }
}
