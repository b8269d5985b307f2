package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.hosted.HostedSystem;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.io.TempDir;

class HostedFlagsContractTest extends FlagSourceContract {

    @TempDir
    Path files;

    @Override
    List<String> told(List<String> script) {
        List<String> told = new ArrayList<>();
        Teller teller = new Teller(told);
        try (HostedSystem hosted = HostedSystem.start(
                new HostedSystem.Setup(teller, Map.of(), Map.of(), Map.of(), Set.of(), files, 1, event -> {}))) {
            for (String line : script) {
                if (isOwn(line)) {
                    hosted.act("tell", Map.of("line", line), "auto:contract").join();
                } else {
                    String[] words = line.split(" ", -1);
                    hosted.setFlag(words[1], words[2], "operator:anna");
                }
            }
        }
        return told;
    }

    private static final class Teller implements SystemUnderTest {

        private final List<String> told;
        private final CompletableFuture<Site> started = new CompletableFuture<>();

        Teller(List<String> told) {
            this.told = told;
        }

        @Override
        public void start(Site site) {
            started.complete(site);
        }

        @Override
        public void handle(Request request, Reply reply) {
            reply.end(new Response("ok", ""));
        }

        @Override
        public CompletionStage<Outcome> act(Order order) {
            told.add(tell(started.join().flags(), order.parameters().get("line")));
            return CompletableFuture.completedStage(Outcome.ok());
        }

        @Override
        public void stop() {}
    }
}
