package dev.firedrill.hosted;

import java.util.LinkedHashMap;
import java.util.Map;

/** Count calls within (request, purpose), or ids within (request, kind), for the requests that came last. */
final class Attempts {

    private static final int MOST_KEPT = 10_000;

    private final Map<Key, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Integer> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Key(long request, String purpose) {}

    int next(long request, String purpose) {
        return counts.merge(new Key(request, purpose), 1, Integer::sum);
    }
}
