package dev.firedrill.simulated;

/**
 * Be one instance over all its lives: its name, and what the world counts of it. Each counts apart, so that a second
 * instance never shifts what the first one draws.
 */
final class Identity {

    static final String MAIN = "main";
    static final String SECOND = "second";

    private final String name;
    private final OpenRequest nobody;
    private final Counts samples = new Counts();
    private final Counts uses = new Counts();

    /** Name an instance.
     *
     * @param nobody stands for what this instance does for no request
     */
    Identity(String name, OpenRequest nobody) {
        this.name = name;
        this.nobody = nobody;
    }

    String name() {
        return name;
    }

    /** Give the name under which it draws: none for the main one. */
    String drawsAs() {
        return name.equals(MAIN) ? "" : name;
    }

    OpenRequest nobody() {
        return nobody;
    }

    /** Count one more sample of an indicator. */
    int nextSample(String indicator) {
        return samples.next(indicator);
    }

    /** Count one more use of a port. */
    int nextUse(String port) {
        return uses.next(port);
    }
}
