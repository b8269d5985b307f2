package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.Trial;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.io.TempDir;

/** Hold the simulated store to the contract; each line of a script has its own second. */
class SimulatedFlagsContractTest extends FlagSourceContract.Failing {

    @TempDir
    Path root;

    @Override
    List<String> told(List<String> script) {
        List<String> told = new ArrayList<>();
        new Trial(new Telling(script, told), root).run(scenario(script));
        return told;
    }

    private static String scenario(List<String> script) {
        List<String> actions = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < script.size(); i++) {
            String[] words = script.get(i).split(" ", -1);
            if (words[0].equals("outside")) {
                actions.add("{'at':'%ds','do':'set','control':'%s','value':'%s','actor':'operator:anna'}"
                        .formatted(i + 1, words[1], words[2]));
            } else if (words.length == 1 && !words[0].equals("healed")) {
                faults.add("{'id':'spoilt','on':'flags','kind':'flag_fail','how':'%s','from':'%ds','until':'%ds'}"
                        .formatted(words[0], i + 1, script.indexOf("healed") + 1));
            }
        }
        return "{'name':'trial','load':{'arrivals':'constant','perSecond':1,'for':'20s','requests':[{'kind':'work'}]},'actions':%s,'faults':%s}"
                .formatted(actions, faults)
                .replace('\'', '"');
    }

    private record Telling(List<String> script, List<String> told) implements SystemProvider {

        @Override
        public String name() {
            return "rollback-monitor";
        }

        @Override
        public Set<String> variants() {
            return Set.of();
        }

        @Override
        public SystemUnderTest create(String variant) {
            return new Teller(script, told);
        }
    }

    private record Teller(List<String> script, List<String> told) implements SystemUnderTest {

        @Override
        public void start(Site site) {
            for (int i = 0; i < script.size(); i++) {
                String line = script.get(i);
                if (isOwn(line)) {
                    site.component("teller")
                            .after(Duration.ofSeconds(i + 1L), () -> told.add(tell(site.flags(), line)));
                }
            }
        }

        @Override
        public void handle(Request request, Reply reply) {
            reply.end(new Response("ok", ""));
        }

        @Override
        public CompletionStage<Outcome> act(Order order) {
            return CompletableFuture.completedStage(Outcome.ok());
        }

        @Override
        public void stop() {}
    }
}
