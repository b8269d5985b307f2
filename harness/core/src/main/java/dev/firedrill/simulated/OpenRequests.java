package dev.firedrill.simulated;

import dev.firedrill.events.Ordinals;
import dev.firedrill.world.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keep the requests that have arrived and not ended, in the order of their arrival. */
final class OpenRequests {

    private static final int NAMED_AT_MOST = 10;

    private final Map<Long, OpenRequest> open = new LinkedHashMap<>();
    private final Map<Long, OpenRequest> lost = new LinkedHashMap<>();

    OpenRequest open(Request request) {
        OpenRequest opened = new OpenRequest(request);
        open.put(request.ordinal(), opened);
        return opened;
    }

    /** Close a request and say whether it was open. */
    boolean close(Request request) {
        return open.remove(request.ordinal()) != null;
    }

    /** Give up one that reached nobody. */
    void turnAway(Request request) {
        OpenRequest one = open.remove(request.ordinal());
        if (one != null) {
            one.lose("arrived when its instance was down");
            lost.put(request.ordinal(), one);
        }
    }

    /**
     * Give up all that are open, because who served them is gone, and name them; "" for none.
     *
     * @param how what became of who served them: stopped or crashed
     */
    String lose(String how) {
        List<String> names = open.keySet().stream().map(Ordinals::request).toList();
        open.values().forEach(it -> it.lose("was lost when its instance " + how));
        lost.putAll(open);
        open.clear();
        String named = String.join(", ", names.subList(0, Math.min(names.size(), NAMED_AT_MOST)));
        return names.size() > NAMED_AT_MOST ? named + " and %d more".formatted(names.size() - NAMED_AT_MOST) : named;
    }

    /** Say whether none waits; a lost one waits for ever. */
    boolean isEmpty() {
        return open.isEmpty() && lost.isEmpty();
    }

    /** Say whether none can still end. */
    boolean isSettled() {
        return open.isEmpty();
    }

    /** Say what the oldest wait for. */
    String waiting() {
        Map<Long, OpenRequest> all = new LinkedHashMap<>(lost);
        all.putAll(open);
        return String.join(
                "; ",
                all.values().stream()
                        .limit(NAMED_AT_MOST)
                        .map(OpenRequest::waiting)
                        .toList());
    }
}
