package dev.firedrill.hosted;

import dev.firedrill.events.Event;
import dev.firedrill.world.FlagSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keep the values of a served system's environment or flags, for as long as it is served. */
final class HostedFlags implements FlagSource {

    private final Map<String, String> values;
    private final Recorder recorder;

    HostedFlags(Map<String, String> initial, Recorder recorder) {
        this.values = new ConcurrentSkipListMap<>(initial);
        this.recorder = recorder;
    }

    @Override
    public Optional<String> read(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Write as one step, so that the newest event of a control tells its value. */
    @Override
    public synchronized void write(String name, String value, String actor) {
        values.put(name, value);
        recorder.record(stamp -> new Event.FlagWritten(stamp, name, value, actor));
    }

    /** Give all values as they are now. */
    Map<String, String> all() {
        return new TreeMap<>(values);
    }
}
