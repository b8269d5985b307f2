package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.check.Status;
import dev.firedrill.model.Position;
import dev.firedrill.model.Requirement;
import dev.firedrill.model.Scenario;
import dev.firedrill.reading.Defect;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.Loaded;
import dev.firedrill.reading.SuiteReader;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Coverages;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.ResultsMerge;
import dev.firedrill.result.Verdict;
import dev.firedrill.result.VerdictRule;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A check of what must not happen says something only where the name that it forbids can occur. */
class NeverSeenTest {

    private static final String LOAD =
            "'load':{'arrivals':'constant','perSecond':1,'for':'3s','requests':[{'kind':'%s'}]}";

    @TempDir
    private Path root;

    @BeforeEach
    void writeASuite() throws IOException {
        file("suite.json", "{'system':'toy'}");
        controls("");
        file(
                "sends.scenario.json",
                "{'name':'sends'," + LOAD.formatted("send") + ",'expect':[{'check':'nothing-lost'}]}");
    }

    private void file(String name, String content) throws IOException {
        Path file = root.resolve("scenarios/toy").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content.replace('\'', '"'));
    }

    private void controls(String members) throws IOException {
        file("controls.json", "{'system':'toy','routes':[]" + members + "}");
    }

    /** Let a scenario in which nothing is sent have this one check. */
    private void forbids(String check) throws IOException {
        String covering = "{'id':'silence','covers':['T-1']," + check + "}";
        file("quiet.scenario.json", "{'name':'quiet'," + LOAD.formatted("look") + ",'expect':[" + covering + "]}");
    }

    /** Send a mail, with all that belongs to it, when asked to; a broken one sends it always. */
    private static final class Mailer extends ToySystem {

        private final boolean broken;

        Mailer(boolean broken) {
            this.broken = broken;
        }

        @Override
        public void start(Site given) {
            site = given;
        }

        @Override
        public void handle(Request request, Reply reply) {
            ObjectNode details = JsonNodeFactory.instance.objectNode().put("to", "bob");
            boolean sends = broken || request.kind().equals("send");
            if (sends) {
                site.tap().eventEmitted("mail.sent", "k", details);
                site.tap().audited("toy", "dispatch", "mail", details);
                site.tap().alerted("CRITICAL", "a mail");
                site.files().write("out/mail_" + (2000 + request.ordinal()) + ".json", "{}");
            }
            reply.end(new Response(sends ? "sent" : "ok", ""));
        }
    }

    private record Mailers() implements SystemProvider {

        @Override
        public String name() {
            return "toy";
        }

        @Override
        public Set<String> variants() {
            return Set.of("eager");
        }

        @Override
        public SystemUnderTest create(String variant) {
            return new Mailer(variant.equals("eager"));
        }
    }

    private Entry drilled(String name, String variant) {
        Loaded loaded = new SuiteReader(root, new Known(Set.of("toy"), Set.of())).read();
        assertThat(loaded.defects()).extracting(Defect::message).isEmpty();
        Scenario scenario = loaded.suites().get(0).scenarios().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
        DrillPlan plan = new DrillPlan(variant, OptionalLong.empty(), OptionalInt.empty(), 1, false);
        return new Drill(scenario, new Mailers(), plan).sweep(Progress.SILENT);
    }

    private static Results results(Optional<Lock> lock, Entry... entries) {
        List<Entry> all = List.of(entries);
        Requirement wanted =
                new Requirement(new Position("requirements.json", 1, 1), "T-1", "it is silent", Requirement.By.CHECK);
        return VerdictRule.judged(new Results(
                Results.FORMAT,
                Verdict.INCONCLUSIVE,
                false,
                false,
                false,
                List.of(),
                new Results.Tool("0.1", "17", "Linux"),
                Lock.compare(lock, all),
                List.of(Coverages.of("toy", List.of(wanted), all)),
                List.of(),
                List.of(),
                all));
    }

    private static Results results(Entry... entries) {
        return results(Optional.empty(), entries);
    }

    private static int covered(Results results) {
        return results.requirements().get(0).covered();
    }

    private static CheckResult silence(Results results) {
        return results.entries().stream()
                .flatMap(it -> it.checks().stream())
                .filter(it -> it.id().equals("silence"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'check':'never','event':'mail.sent'",
                "'check':'never','event':'mail.sent','where':{'to':'bob'}",
                "'check':'never','event':'mail.sent','where':{'key':'k'}",
                "'check':'never','event':'*','where':{'to':'eve'}",
                "'check':'never','event':'*'",
                "'check':'count','event':'mail.sent','exactly':0",
                "'check':'count','event':'mail.sent','atMost':4",
                "'check':'count','status':'sent','exactly':0,'each':'request'",
                "'check':'never','status':'failed','where':{'reason':'DOWN'}",
                "'check':'never','alert':'CRITICAL'",
                "'check':'never','audit':'dispatch','where':{'actor':'toy','to':'bob'}",
                "'check':'never','artifact':'out/mail_1999.json'",
                "'check':'artifact','path':'out/*.json','exactly':0",
                "'check':'artifact','path':'out/mail_*4.json','exactly':0",
            })
    void whatAnotherScenarioShowsIsForbiddenForAReason(String check) throws IOException {
        forbids(check);

        Results results = results(drilled("sends", ""), drilled("quiet", ""));

        assertThat(silence(results).status()).isEqualTo(Status.PASS);
        assertThat(silence(results).generic()).isNull();
        assertThat(covered(results)).isEqualTo(1);
        assertThat(results.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`'check':'never','event':'mail.snet'`, mail.snet, mail.sent",
                "`'check':'never','event':'mail.sent','where':{'too':'bob'}`, too, to",
                "`'check':'never','event':'mail.snet','where':{'to':'bob'}`, mail.snet, mail.sent",
                "`'check':'never','event':'*','where':{'too':'bob'}`, too, to",
                "`'check':'count','event':'mail.snet','exactly':0`, mail.snet, mail.sent",
                "`'check':'count','event':'mail.snet','atMost':4`, mail.snet, mail.sent",
                "`'check':'count','status':'snet','exactly':0,'each':'request'`, snet, sent",
                "`'check':'never','status':'sent','where':{'to':'bob'}`, to, ",
                "`'check':'never','alert':'CRITCAL'`, CRITCAL, CRITICAL",
                "`'check':'never','audit':'dispatched','where':{'to':'bob'}`, dispatched, dispatch",
                "`'check':'never','artifact':'out/mial_1999.json'`, out/mial_1999.json, out/mail_*.json",
                "`'check':'artifact','path':'out/*.jsn','exactly':0`, out/*.jsn, out/mail_*.json",
                "`'check':'artifact','path':'oot/mail_*.json','exactly':0`, oot/mail_*.json, out/mail_*.json",
            })
    void whatNoRunShowsCoversNothingAndIsWarnedOf(String check, String wrong, String near) throws IOException {
        forbids(check);

        Results results = results(drilled("sends", ""), drilled("quiet", ""));

        assertThat(silence(results).status()).isEqualTo(Status.PASS);
        assertThat(silence(results).seenToFail()).startsWith("inserted ");
        assertThat(silence(results).generic()).isTrue();
        assertThat(covered(results)).isZero();
        assertThat(results.warnings()).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo("name-never-seen");
            assertThat(it.at()).startsWith("scenarios/toy/quiet.scenario.json:1:");
            assertThat(it.found()).contains("'" + wrong + "'").contains("occurs in no run of 'toy'");
            assertThat(it.expected())
                    .isEqualTo("a name that occurs in some run" + (near == null ? "" : ", as '" + near + "'"));
            assertThat(it.mend())
                    .contains(near == null ? "mend the spelling" : "write '" + near + "'")
                    .contains("'happenings'");
        });
    }

    @Test
    void whatABrokenVariantDoesCanHappen() throws IOException {
        forbids("'check':'never','event':'mail.sent'");

        Results alone = results(drilled("quiet", ""));
        Results caught = results(drilled("quiet", ""), drilled("quiet", "eager"));

        assertThat(covered(alone)).isZero();
        assertThat(alone.warnings()).hasSize(1);
        assertThat(silence(caught).generic()).isNull();
        assertThat(caught.warnings()).isEmpty();
    }

    @Test
    void aVariantShowsTheNamesAlsoToWhatDidNotCatchIt() throws IOException {
        file(
                "late.scenario.json",
                "{'name':'late'," + LOAD.formatted("look") + ",'expect':[{'check':'nothing-lost'}]}");
        forbids("'check':'never','event':'mail.sent'");

        Results results = results(drilled("quiet", ""), drilled("late", "eager"));

        assertThat(covered(results)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{'event':'mail.lost'}`, `'check':'never','event':'mail.lost'`",
                "`{'event':'mail.lost','members':['to']}`, `'check':'never','event':'mail.lost','where':{'to':'bob'}`",
                "`{'guard':'spam'}`, `'check':'never','guard':'spam'`",
                "`{'artifact':'dead/*.json'}`, `'check':'artifact','path':'dead/letter_*.json','exactly':0`",
            })
    void whatIsDeclaredCanHappen(String happening, String check) throws IOException {
        forbids(check);
        controls(",'happenings':[" + happening + "]");

        Results results = results(drilled("quiet", ""));

        assertThat(silence(results).status()).isEqualTo(Status.PASS);
        assertThat(covered(results)).isEqualTo(1);
        assertThat(results.warnings()).isEmpty();
    }

    @Test
    void aMemberThatIsNotDeclaredMayBeMisspelt() throws IOException {
        forbids("'check':'never','event':'mail.lost','where':{'too':'bob'}");
        controls(",'happenings':[{'event':'mail.lost','members':['to']}]");

        assertThat(covered(results(drilled("quiet", "")))).isZero();
    }

    @Test
    void nobodyIsWarnedWhereAScenarioOfTheSystemDidNotRun() throws IOException {
        forbids("'check':'never','event':'mail.sent'");
        Lock lock = Lock.of(
                List.of(new Lock.Locked("toy/quiet", List.of("silence")), new Lock.Locked("toy/sends", List.of())));

        Results results = results(Optional.of(lock), drilled("quiet", ""));

        assertThat(covered(results)).isZero();
        assertThat(results.warnings()).isEmpty();
    }

    @Test
    void partsOfACallAreJudgedTogether(@TempDir Path folder) throws IOException {
        forbids("'check':'never','event':'mail.sent'");
        List<Results> parts = new ArrayList<>();
        for (String name : List.of("quiet", "sends")) {
            ResultsJson.write(results(drilled(name, "")), folder.resolve(name));
            parts.add(ResultsJson.read(folder.resolve(name)));
        }

        Results merged = ResultsMerge.merge(parts);

        assertThat(silence(parts.get(0)).generic()).isTrue();
        assertThat(silence(merged).generic()).isNull();
        assertThat(covered(merged)).isEqualTo(1);
        assertThat(merged.warnings()).isEmpty();
    }

    @Test
    void theSameSeedTwiceKnowsWhatBothKnow() throws IOException {
        forbids("'check':'never','event':'mail.sent'");
        Results quiet = results(drilled("quiet", ""), drilled("sends", ""));

        Results merged = ResultsMerge.merge(List.of(quiet, quiet));

        assertThat(merged.entries()).isEqualTo(quiet.entries());
    }
}
