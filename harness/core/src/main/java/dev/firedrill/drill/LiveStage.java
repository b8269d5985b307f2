package dev.firedrill.drill;

import dev.firedrill.check.Sight;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.Scenario;
import dev.firedrill.timeline.Timeline;
import dev.firedrill.world.Interference;
import dev.firedrill.world.RealTime;
import dev.firedrill.world.RemoteSystem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apiguardian.api.API;

/** Bring runs on the stage for real; found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LiveStage {

    /** Say what a service needs that is not on this machine; empty where nothing is lacking. */
    static Optional<String> lacking(LiveSystem system) {
        return ServiceLoader.load(LiveStage.class).findFirst().flatMap(stage -> stage.lacks(system));
    }

    /** Say what a service needs that is not on this machine; empty where nothing is lacking. */
    Optional<String> lacks(LiveSystem system);

    /**
     * Open the providers of a run, and all else but the service, which starts when it is created.
     *
     * @throws DrillException if the run cannot be, for a reason that is not the service's
     */
    Performance open(Setup setup);

    /**
     * Say what is to be run.
     *
     * @param variant the broken variant to start, "" for the service itself
     * @param faults decides what strikes; asked by many threads at once, so that what opens a stage guards it
     * @param root the folder of the project
     * @param output folder in which the output of the processes is kept; it is new
     */
    record Setup(
            Scenario scenario,
            LiveSystem system,
            Timeline timeline,
            String variant,
            Interference faults,
            Path root,
            Path output) {}

    /** Be one run for real. */
    interface Performance extends AutoCloseable {

        RealTime time();

        /** Give the faults as the world must open them: guarded against the threads that ask. */
        Interference faults();

        /** Create the service for one more life. */
        RemoteSystem create();

        /** Say how well the run could be seen, when it is over. */
        Sight sight(EventLog log);

        /** End all that was opened: processes with their children, providers, readers. */
        @Override
        void close();
    }
}
