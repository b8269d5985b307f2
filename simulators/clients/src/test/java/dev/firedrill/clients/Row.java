package dev.firedrill.clients;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Shape;
import dev.firedrill.world.WirePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Hold one failure and what each client is expected to make of it; a client without expectation is not asked. */
final class Row {

    private final String name;
    private final Map<ClientKind, Expected> expected = new EnumMap<>(ClientKind.class);
    private @Nullable Effect plain;
    private @Nullable Effect stream;
    private Shape shape = new Shape.Constant(1);
    private UnaryOperator<WirePlan> byHand = UnaryOperator.identity();
    private boolean isByHand;
    private boolean isAboutTheTimeout;

    private Row(String name) {
        this.name = name;
    }

    static Row of(String name) {
        return new Row(name);
    }

    Row fault(Effect effect) {
        return plain(effect).stream(effect);
    }

    Row plain(Effect effect) {
        plain = effect;
        return this;
    }

    Row stream(Effect effect) {
        stream = effect;
        return this;
    }

    /** Strike only the calls with these ordinals. */
    Row onlyCalls(Integer... ordinals) {
        shape = new Shape.Nth(List.of(ordinals));
        return this;
    }

    /** Change by hand what goes over the wire, for what no kind of fault says. */
    Row byHand(UnaryOperator<WirePlan> change) {
        byHand = change;
        isByHand = true;
        return this;
    }

    Row expect(Expected what, ClientKind... clients) {
        for (ClientKind client : clients) {
            if (expected.put(client, what) != null) {
                throw new IllegalStateException("row '%s' expects two things of '%s'".formatted(name, client.title()));
            }
        }
        return this;
    }

    /** Take the same row with what is expected over sockets, without the clients that would take too long there. */
    Row overSockets(double slack, double longest) {
        Row row = new Row(name);
        row.plain = plain;
        row.stream = stream;
        row.shape = shape;
        row.byHand = byHand;
        row.isByHand = isByHand;
        row.isAboutTheTimeout = isAboutTheTimeout;
        expected.forEach((client, what) -> {
            if (what.from() <= longest) {
                row.expected.put(client, what.overSockets(slack));
            }
        });
        return row;
    }

    /** Say that the failure shows only in the client's timeout. */
    Row aboutTheTimeout() {
        isAboutTheTimeout = true;
        return this;
    }

    boolean isAboutTheTimeout() {
        return isAboutTheTimeout;
    }

    String name() {
        return name;
    }

    boolean isByHand() {
        return isByHand;
    }

    List<ClientKind> clients() {
        return new ArrayList<>(expected.keySet());
    }

    Optional<Expected> expected(ClientKind client) {
        return Optional.ofNullable(expected.get(client));
    }

    WirePlan changed(WirePlan plan) {
        return byHand.apply(plan);
    }

    /** Declare the fault for one client; none for a row by hand. */
    List<Fault> faults(ClientKind client) {
        Effect effect = client.isStreaming() ? stream : plain;
        return effect == null
                ? List.of()
                : List.of(new Fault(
                        Script.HERE,
                        "failure",
                        List.of(Script.PROVIDER),
                        Map.of(),
                        effect,
                        1,
                        Optional.empty(),
                        Duration.ZERO,
                        Optional.empty(),
                        Duration.ZERO,
                        shape));
    }
}
