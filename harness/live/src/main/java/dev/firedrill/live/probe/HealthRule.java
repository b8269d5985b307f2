package dev.firedrill.live.probe;

import dev.firedrill.result.Plain;
import dev.firedrill.world.CallLedger.Call;
import java.util.List;
import java.util.stream.Collectors;

/** Decides from a healthy request whether there is anything to judge. */
final class HealthRule {

    private static final int EXCERPT = 300;
    private static final int FIRST_FAILURE = 300;

    private final Probe.Setup setup;
    private final String root;
    private final Service service;

    HealthRule(Probe.Setup setup, String root, Service service) {
        this.setup = setup;
        this.root = root;
        this.service = service;
    }

    /** Name what the service speaks. */
    Dialect dialect(Sighting seen, List<Call> calls) {
        if (calls.isEmpty()) {
            throw notCalled(seen);
        }
        if (seen.end() != Sighting.End.ORDERLY || seen.status() >= FIRST_FAILURE) {
            throw new ProbeException(
                    "with a healthy provider the user saw " + saw(seen),
                    "a whole answer, before anything fails",
                    "correct '--url', '--method', '--header' or '--body', or the service; " + called(calls),
                    service.tail());
        }
        Call first = calls.get(0);
        return Dialect.at(base(first.backend()), first.call().path());
    }

    private static Dialect base(String path) {
        for (Dialect dialect : Dialect.values()) {
            if (dialect.path().equals(path)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("no dialect at '" + path + "'");
    }

    private static String called(List<Call> calls) {
        Call first = calls.get(0);
        String fitting = first.plan().scripted() ? "" : ", which nothing scripted fits";
        return "it called 'POST %s'%s".formatted(Plain.line(first.call().path(), EXCERPT), fitting);
    }

    private ProbeException notCalled(Sighting seen) {
        String set = Variables.addresses(root).entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("\n            "));
        String found = "no call reached the provider; the user saw " + saw(seen);
        if (setup.start().isEmpty()) {
            return new ProbeException(
                    found,
                    "a service that calls our provider instead of its own",
                    "start it with one of these, or let '--start' do so:\n            " + set,
                    List.of());
        }
        return new ProbeException(
                found,
                "a service that takes the address of its provider from one of the variables that were set",
                "let it read one of these, or set its own by '--env NAME={openai}/v1' or '--env NAME={anthropic}':\n            "
                        + set,
                service.tail());
    }

    private static String saw(Sighting seen) {
        return switch (seen.end()) {
            case NONE -> "no end of an answer within %s s".formatted(Math.round(seen.nanos() / 1e9));
            case BROKEN -> "a connection that broke";
            case ORDERLY -> "%d '%s'".formatted(seen.status(), Plain.line(seen.text(), EXCERPT));
        };
    }
}
