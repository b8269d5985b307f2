package dev.firedrill.simulated;

import dev.firedrill.events.Ordinals;
import dev.firedrill.world.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keep what the world knows of one request while it is served: attempts by purpose, ids made, calls waited for. */
final class OpenRequest {

    private static final Request NOBODY = new Request(0, "", "", "", Map.of());

    private final Request request;
    private final Counts attempts = new Counts();
    private final Counts ids = new Counts();
    private final Counts passes = new Counts();
    private final List<Object> waits = new ArrayList<>(2);
    private String lost = "";

    OpenRequest(Request request) {
        this.request = request;
    }

    /** Stand for what is done for no request. */
    static OpenRequest none() {
        return new OpenRequest(NOBODY);
    }

    Request request() {
        return request;
    }

    long ordinal() {
        return request.ordinal();
    }

    int nextAttempt(String purpose) {
        return attempts.next(purpose);
    }

    int nextId(String kind) {
        return ids.next(kind);
    }

    /** Count one more pass of a point. */
    int nextPass(String point) {
        return passes.next(point);
    }

    void departs(Flight flight) {
        waits.add(flight);
    }

    void lands(Flight flight) {
        waits.remove(flight);
    }

    void waitsFor(String what) {
        waits.add(what);
    }

    void waitsNoMoreFor(String what) {
        waits.remove(what);
    }

    /** Say that nobody will ever answer it, and why. */
    void lose(String why) {
        lost = why;
    }

    String waiting() {
        if (!lost.isEmpty()) {
            return Ordinals.request(ordinal()) + " " + lost;
        }
        String what = waits.isEmpty()
                ? "nothing the world knows of"
                : String.join(" and ", waits.stream().map(Object::toString).toList());
        return Ordinals.request(ordinal()) + " waits for " + what;
    }

    /** Name a call that is under way. */
    record Flight(String provider, String purpose, int attempt) {

        @Override
        public String toString() {
            return "the answer of '" + provider + "' to '" + purpose + "' (attempt " + attempt + ")";
        }
    }
}
