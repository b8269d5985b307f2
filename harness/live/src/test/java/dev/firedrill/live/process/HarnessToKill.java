package dev.firedrill.live.process;

import dev.firedrill.world.ServiceException;
import java.nio.file.Path;
import java.util.Map;

/** Be a harness that starts a service and is killed then. */
final class HarnessToKill {

    private HarnessToKill() {}

    public static void main(String[] arguments) throws Exception {
        Service service = new Service(Path.of(arguments[0]));
        try (ServiceProcesses processes = new ServiceProcesses(
                service.setup(service.script("app", arguments[2])),
                () -> Shells.valueOf(arguments[1]).supervisor().orElseThrow())) {
            processes.start(Map.of());
            System.out.println("started");
            Thread.sleep(60_000);
        } catch (ServiceException e) {
            System.out.println(e.getMessage());
        }
    }
}
