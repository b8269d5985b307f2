package dev.firedrill.live;

import dev.firedrill.live.process.ServiceProcesses;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.ServiceException;
import java.util.Map;
import java.util.TreeMap;

/** Let a service live once or several times; what was changed for one life holds for the next. */
final class Lives implements AutoCloseable {

    private final ServiceProcesses processes;
    private final SetupFile setup;
    private final ScaledTime time;
    private final Map<String, String> changed = new TreeMap<>();

    Lives(ServiceProcesses processes, SetupFile setup, ScaledTime time) {
        this.processes = processes;
        this.setup = setup;
        this.time = time;
    }

    /**
     * Start a life.
     *
     * @throws ServiceException if the service does not start
     */
    synchronized void start() {
        setup.write(time.now());
        time.standStill(() -> processes.start(changed));
    }

    /** Start another life with variables on top of the environment. */
    synchronized Outcome restart(Map<String, String> variables) {
        changed.putAll(variables);
        try {
            time.standStill(() -> {
                processes.stop();
                start();
            });
            return Outcome.ok();
        } catch (ServiceException refused) {
            return Outcome.failed(String.valueOf(refused.getMessage()));
        }
    }

    /** Remember what an operator wrote. */
    void written(String control, String value) {
        setup.written(control, value);
    }

    void stop() {
        time.standStill(processes::stop);
    }

    void kill() {
        time.standStill(processes::kill);
    }

    @Override
    public void close() {
        processes.close();
    }
}
