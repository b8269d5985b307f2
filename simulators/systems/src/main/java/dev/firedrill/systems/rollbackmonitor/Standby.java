package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.rollbackmonitor.Watch.Phase;
import java.util.Optional;

/** Look after the watch of another instance, and tell when that one has given no sign of life for three looks. */
class Standby {

    private static final int PATIENCE = 3;

    private final String instance;
    private final Memory memory;
    private String seen = "";
    private int looks;

    Standby(String instance, Memory memory) {
        this.instance = instance;
        this.memory = memory;
    }

    /** Look once; gives what is to be taken over. */
    final Optional<Watch> look() {
        String content = memory.content();
        looks = content.equals(seen) ? looks + 1 : 0;
        seen = content;
        return looks >= patience() ? memory.recall().filter(this::orphaned) : Optional.empty();
    }

    int patience() {
        return PATIENCE;
    }

    private boolean orphaned(Watch watch) {
        return watch.phase() != Phase.OVER && !watch.holder().equals(instance);
    }
}
