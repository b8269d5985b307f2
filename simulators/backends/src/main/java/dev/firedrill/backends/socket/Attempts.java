package dev.firedrill.backends.socket;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts calls within (request, purpose), for those that called last. */
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
