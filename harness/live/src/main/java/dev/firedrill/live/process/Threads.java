package dev.firedrill.live.process;

/** Start threads that keep nobody from ending. */
final class Threads {

    private Threads() {}

    /** Run on a daemon thread of that name. */
    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "firedrill-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
