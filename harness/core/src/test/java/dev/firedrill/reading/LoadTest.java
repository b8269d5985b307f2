package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load has a rate, a length and at least one kind of request. */
class LoadTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void readsAllOfALoad() {
        Load load = project.scenario(
                        "{'name':'a','load':{'arrivals':'poisson','perSecond':0.5,'for':'12m','users':500,'requests':[{'kind':'work','weight':3,'input':'hi','attributes':{'region':'eu','vip':true}}]},'expect':[{'check':'nothing-lost'}]}")
                .loads()
                .get(0);

        assertThat(load)
                .isEqualTo(new Load(
                        load.position(),
                        Load.Arrivals.POISSON,
                        0.5,
                        Duration.ofMinutes(12),
                        500,
                        List.of(new Load.RequestTemplate("work", 3, "hi", Map.of("region", "eu", "vip", "true")))));
    }

    @Test
    void readsHowKindsFollowEachOtherAndWhenTheyBegin() {
        Load load = project.scenario(
                        "{'name':'a','load':{'arrivals':'constant','mix':'cycle','from':'10m','perSecond':1,"
                                + "'for':'1m','requests':[{'kind':'w'}]},'expect':[{'check':'nothing-lost'}]}")
                .loads()
                .get(0);

        assertThat(load.mix()).isEqualTo(Load.Mix.CYCLE);
        assertThat(load.from()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void readsSeveralLoads() {
        assertThat(project.scenario("{'name':'a','load':[" + load("work") + "," + load("rest")
                                + "],'expect':[{'check':'no-hang','within':'1s','kind':'rest'}]}")
                        .loads())
                .extracting(it -> it.requests().get(0).kind())
                .containsExactly("work", "rest");
    }

    @Test
    void refusesAnEmptyListOfLoads() {
        project.refuses("{'name':'a','load':^[],'expect':[{'check':'nothing-lost'}]}")
                .found("an empty list");
    }

    @Test
    void refusesAnUnknownMix() {
        refuses("'arrivals':'constant','perSecond':1,'for':'1m','requests':[{'kind':'w'}],'mix':^'cycles'")
                .mend("write 'cycle'");
    }

    private static String load(String kind) {
        return "{'arrivals':'constant','perSecond':1,'for':'1m','requests':[{'kind':'" + kind + "'}]}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"'perSecond':^0", "'perSecond':^1000001", "'perSecond':^-1", "'perSecond':^'5'"})
    void refusesARateOutOfRange(String rate) {
        refuses("'arrivals':'constant','for':'1m','requests':[{'kind':'w'}]," + rate)
                .expected("above 0 and at most 1000000");
    }

    @Test
    void refusesALoadOfNoLength() {
        refuses("'arrivals':'constant','perSecond':1,'requests':[{'kind':'w'}],'for':^'0s'")
                .expected("above 0");
    }

    @Test
    void refusesAnUnknownSpacing() {
        refuses("'perSecond':1,'for':'1m','requests':[{'kind':'w'}],'arrivals':^'poison'")
                .mend("write 'poisson'");
    }

    @Test
    void refusesALoadWithoutRequests() {
        refuses("'arrivals':'constant','perSecond':1,'for':'1m','requests':^[]").found("an empty list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'weight':^0", "'weight':^1.5", "'weight':^2000000000"})
    void refusesAWeightOutOfRange(String weight) {
        refuses("'arrivals':'constant','perSecond':1,'for':'1m','requests':[{'kind':'w'," + weight + "}]")
                .expected("a whole number from 1");
    }

    @Test
    void refusesALoadOfNobody() {
        refuses("'arrivals':'constant','perSecond':1,'for':'1m','requests':[{'kind':'w'}],'users':^0")
                .expected("a whole number from 1");
    }

    private Project.Refusal refuses(String members) {
        return project.refuses("{'name':'a','load':{" + members + "},'expect':[{'check':'nothing-lost'}]}");
    }
}
