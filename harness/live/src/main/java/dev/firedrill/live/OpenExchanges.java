package dev.firedrill.live;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Know which requests are open; asked by many threads. */
final class OpenExchanges {

    private final Map<Long, Boolean> open = new ConcurrentHashMap<>();

    void sent(long request) {
        open.put(request, true);
    }

    void ended(long request) {
        open.remove(request);
    }

    /** Give the ordinal of the only open request. */
    OptionalLong only() {
        Long[] all = open.keySet().toArray(new Long[0]);
        return all.length == 1 ? OptionalLong.of(all[0]) : OptionalLong.empty();
    }
}
