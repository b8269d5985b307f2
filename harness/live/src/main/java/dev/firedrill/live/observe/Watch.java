package dev.firedrill.live.observe;

/** Watch one place where a service shows something. */
interface Watch extends AutoCloseable {

    /** Begin; returns soon. */
    void begin();

    /** Read what is there by now, and complain where that is not possible; may be interrupted. */
    void catchUp() throws InterruptedException;

    @Override
    void close();
}
