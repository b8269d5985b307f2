package dev.firedrill.hosted;

import dev.firedrill.events.Event;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Keep the values of a served system's environment or flags: in memory for as long as it is served, or in a store. */
final class HostedFlags implements FlagSource {

    private final FlagSource store;
    private final Set<String> names;
    private final Recorder recorder;

    HostedFlags(Map<String, String> initial, Recorder recorder) {
        this(initial, new InMemory(new ConcurrentSkipListMap<>()), recorder);
    }

    /** Keep values in a store; those that it has already stay. */
    HostedFlags(Map<String, String> initial, FlagSource store, Recorder recorder) {
        this.store = store;
        this.names = new ConcurrentSkipListSet<>(initial.keySet());
        this.recorder = recorder;
        new TreeMap<>(initial).forEach(this::begin);
    }

    private void begin(String name, String value) {
        try {
            if (store.read(name).isEmpty()) {
                store.write(name, value, "harness");
            }
        } catch (StoreException refused) {
            throw new IllegalStateException("the flag store is " + refused.getMessage(), refused);
        }
    }

    private record InMemory(Map<String, String> values) implements FlagSource {
        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public void write(String name, String value, String actor) {
            values.put(name, value);
        }
    }

    @Override
    public Optional<String> read(String name) {
        names.add(name);
        return store.read(name);
    }

    /** Write as one step, so that the newest event of a control tells its value. */
    @Override
    public synchronized void write(String name, String value, String actor) {
        store(name, value, actor);
        recorder.record(stamp -> new Event.FlagWritten(stamp, name, value, actor));
    }

    /** Write past the system, as an operator does. */
    synchronized void writeFromOutside(String name, String value, String actor) {
        store(name, value, actor);
        recorder.recordOfHarness(stamp -> new Event.FlagWritten(stamp, name, value, actor));
    }

    private void store(String name, String value, String actor) {
        store.write(name, value, actor);
        names.add(name);
    }

    /** Give all values as they are now, of every name that was ever asked for or written here. */
    Map<String, String> all() {
        Map<String, String> values = new TreeMap<>();
        names.forEach(name -> store.read(name).ifPresent(value -> values.put(name, value)));
        return values;
    }
}
