package dev.firedrill.live.observe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tell what could not be read, the same thing once, and no more than a reviewer reads. */
final class Complaints {

    private static final int MOST = 100;

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Seen seen;

    Complaints(Seen seen) {
        this.seen = seen;
    }

    void say(String what) {
        if (said.size() < MOST && said.add(what)) {
            seen.unreadable(what);
        }
    }
}
