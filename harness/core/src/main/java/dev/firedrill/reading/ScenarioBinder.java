package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.ExpectationKind;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Modes;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Turn;
import dev.firedrill.reading.ProviderShelf.Script;
import dev.firedrill.reading.SuiteFile.Defaults;
import dev.firedrill.reading.WorkBinder.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds one scenario, its placeholders filled. */
final class ScenarioBinder {

    private final SuiteScope scope;
    private final String sha256;
    private final Binders binders;
    private final SettingsBinder settings;
    private final NamedFiles files;

    ScenarioBinder(SuiteScope scope, String sha256, NamedFiles files, Defects defects) {
        this.scope = scope;
        this.sha256 = sha256;
        this.files = files;
        this.binders = new Binders(defects);
        this.settings = new SettingsBinder(binders);
    }

    /** Bind a scenario; it is usable only if no defect was reported. */
    Optional<Scenario> bind(Value.Structure file, Optional<String> row) {
        return binders.perhaps(members -> scenario(members, row)).bind(file);
    }

    private Optional<Scenario> scenario(Members file, Optional<String> row) {
        file.optional("$schema", binders::text);
        file.find(Examples.KEY);
        String name = file.required("name", new ScenarioName(binders, row), "");
        String description = file.optional("description", binders::text).orElse("");
        Defaults common = settings.bind(file, scope.defaults());
        long seed = seed(file, common);
        Optional<Map<String, Script>> scripts = providers(file);
        UsedProfiles profiles = UsedProfiles.of(file, binders, files);
        Vocabulary vocabulary = Vocabulary.of(scope.controls(), file, names(scripts), profiles.ids());
        Distinct ids = new Distinct("id", "give one an id of its own", binders.defects());
        List<Action> actions = file.list("actions", new ActionBinder(binders, vocabulary, ids)::bind);
        Optional<Duration> faultsEnd = file.optional("faultsEnd", binders::duration);
        FaultScope strikes = new FaultScope(
                vocabulary,
                new Struck(scripts.map(ScenarioBinder::scripts)),
                ids.of(binders::name),
                faultsEnd,
                Optional.empty());
        List<Fault> faults = new ArrayList<>(file.list("faults", FaultBinder.aimed(binders, strikes)::bind));
        faults.addAll(profiles.faults(strikes, ids));
        new Waits(actions, faults, binders.defects()).judge();
        Distinct checks = new Distinct("check", "give one an id", binders.defects());
        Heads heads = new Heads(binders, scope.requirements(), checks);
        Work work = new WorkBinder(binders, heads).bind(file, actions);
        List<Expectation> expectations = new ArrayList<>(work.answers());
        CheckScope within = CheckScope.of(binders, vocabulary, heads, work.kinds());
        expectations.addAll(file.list("expect", new ExpectationBinder(within, scope.ownChecks())::bind));
        Instant startsAt = file.optional("startsAt", new InstantBinder(binders)).orElse(Scenario.STARTS_AT);
        new Baselines(scope.controls(), binders.defects()).judge(file, common.environment());
        boolean golden = golden(file, common, work.turns(), expectations);
        judgeProof(file, expectations);
        Modes modes = new ModeFinder(scope, common).modes(file, actions, faults, startsAt);
        judgeModes(file, modes);
        return scripts.filter(any -> profiles.isComplete())
                .map(providers -> new Scenario(
                        file.position(),
                        scope.system(),
                        name,
                        description,
                        common.tags(),
                        seed,
                        common.runs(),
                        common.runsMax(),
                        work.turns(),
                        work.loads(),
                        startsAt,
                        common.environment(),
                        common.flags(),
                        actions,
                        faults,
                        faultsEnd,
                        common.drain(),
                        common.eventLimit(),
                        expectations,
                        golden,
                        scope.controls(),
                        scripts(providers),
                        inputs(providers, profiles),
                        modes));
    }

    private long seed(Members file, Defaults common) {
        if (file.has("seed") && file.has("sessionSeed")) {
            binders.defects()
                    .add(
                            file.positionOf("sessionSeed"),
                            "both 'seed' and 'sessionSeed'",
                            "one of the two, which mean the same",
                            "remove one");
        }
        return file.optional("sessionSeed", settings::seed).orElse(common.seed());
    }

    private void judgeModes(Members file, Modes modes) {
        if (modes.simulated().isPresent() && modes.live().isPresent()) {
            binders.defects()
                    .add(
                            file.positionOf("modes"),
                            "a scenario that runs in no mode: not simulated, because %s; not live, because %s"
                                    .formatted(
                                            modes.simulated().get(),
                                            modes.live().get()),
                            "a mode that it can run in",
                            "mend one of the two reasons");
        }
    }

    private void judgeProof(Members file, List<Expectation> expectations) {
        boolean tried = file.find("expect")
                .filter(it ->
                        !(it instanceof Value.Sequence list) || !list.items().isEmpty())
                .isPresent();
        boolean happens = file.has("load")
                || file.has("actions")
                || file.textsIn("turns", "input").size() > 0;
        if (expectations.isEmpty() && !tried && happens) {
            binders.defects()
                    .add(
                            file.positionOf("expect"),
                            "a scenario that expects nothing, and so proves nothing",
                            "at least one check",
                            "add one to 'expect', as {\"check\": \"nothing-lost\"}");
        }
    }

    private boolean golden(Members file, Defaults common, List<Turn> turns, List<Expectation> expectations) {
        boolean written = expectations.stream().anyMatch(it -> it.kind() == ExpectationKind.GOLDEN);
        boolean refused =
                file.optional("golden", binders::truth).filter(it -> !it).isPresent();
        if (written && refused) {
            binders.defects()
                    .add(
                            file.positionOf("golden"),
                            "'golden' false beside a check 'golden'",
                            "one that fits the other",
                            "remove one of the two");
        }
        boolean wanted = written || common.golden().orElse(!turns.isEmpty());
        if (wanted && !written) {
            expectations.add(new Expectation.MatchesGolden(new Expectation.Head("golden", List.of(), file.position())));
        }
        return wanted;
    }

    private Optional<Map<String, Script>> providers(Members file) {
        return files.scripts(file.list("providers", FilePath.provider(binders))).map(own -> {
            Map<String, Script> all = new LinkedHashMap<>(scope.providers());
            all.putAll(own);
            return all;
        });
    }

    private static Names names(Optional<Map<String, Script>> providers) {
        return providers
                .map(known -> new Names("provider", "of this scenario", known.keySet()))
                .orElse(Names.any("provider"));
    }

    private static List<ProviderScript> scripts(Map<String, Script> providers) {
        return providers.values().stream().map(Script::provider).toList();
    }

    private SortedMap<String, String> inputs(Map<String, Script> providers, UsedProfiles profiles) {
        SortedMap<String, String> inputs = new TreeMap<>(scope.inputs());
        inputs.put("scenario", sha256);
        providers.forEach((name, script) -> inputs.put("provider:" + name, script.sha256()));
        profiles.digests().forEach((name, digest) -> inputs.put("profile:" + name, digest));
        return inputs;
    }
}
