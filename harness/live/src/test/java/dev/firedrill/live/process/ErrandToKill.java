package dev.firedrill.live.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Be a harness that runs a command and is killed then. */
final class ErrandToKill {

    private ErrandToKill() {}

    public static void main(String[] arguments) throws Exception {
        try (Errand errand = Errand.begin(List.of("sh", "-c", arguments[0]), Path.of(""))) {
            errand.await(Duration.ofSeconds(30));
            System.out.println("started");
            Thread.sleep(60_000);
        }
    }
}
