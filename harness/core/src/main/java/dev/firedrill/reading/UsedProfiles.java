package dev.firedrill.reading;

import dev.firedrill.model.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The failure profiles of one scenario: finds them, and binds their faults in the scenario's terms. */
final class UsedProfiles {

    private final Binders binders;
    private final List<Used> all = new ArrayList<>();
    private boolean complete = true;

    /** One use and the file it found. */
    private record Used(ProfileUse use, ProfileFile file) {}

    private UsedProfiles(Binders binders) {
        this.binders = binders;
    }

    /** Find the profiles that a scenario names. */
    static UsedProfiles of(Members scenario, Binders binders, NamedFiles files) {
        UsedProfiles profiles = new UsedProfiles(binders);
        scenario.list("profiles", new ProfileUseBinder(binders)::bind)
                .forEach(use -> profiles.add(use, files.profile(use.path())));
        return profiles;
    }

    private void add(ProfileUse use, Optional<ProfileFile> file) {
        complete &= file.isPresent();
        file.ifPresent(found -> {
            judgeName(use, found);
            judgeOverrides(use, found);
            all.add(new Used(use, found));
        });
    }

    /** Tell whether every profile could be read. */
    boolean isComplete() {
        return complete;
    }

    /** Name the ids of their faults; any, where a profile could not be read. */
    Names ids() {
        List<String> ids =
                all.stream().flatMap(it -> it.use().ids(it.file()).stream()).toList();
        return new Names("fault", "", ids, !complete);
    }

    /** Give the digest of each file by the name of its profile. */
    Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        all.forEach(it -> digests.put(it.file().profile().name(), it.file().sha256()));
        return digests;
    }

    /**
     * Bind the faults of all profiles in their order.
     *
     * @param own what the scenario's own faults are bound within
     * @param ids sees to it that no id occurs twice in the scenario
     */
    List<Fault> faults(FaultScope own, Distinct ids) {
        List<Fault> faults = new ArrayList<>();
        all.forEach(it -> faults.addAll(faults(it, own, ids)));
        return faults;
    }

    private List<Fault> faults(Used used, FaultScope own, Distinct ids) {
        ProfileUse use = used.use();
        Defects found = new Defects();
        Binders reporting = new Binders(found);
        Binder<String> id = value ->
                reporting.name(value).filter(name -> ids.isNew(name, use.position(), "give the use a 'prefix'"));
        FaultBinder binder = FaultBinder.aimed(
                reporting, new FaultScope(own.vocabulary(), own.struck(), id, own.faultsEnd(), Optional.of(use)));
        List<Fault> faults = new ArrayList<>();
        for (Value.Structure fault : used.file().faults()) {
            Value.Structure written = use.written(fault, used.file());
            if (hasTarget(written, used)) {
                binder.bind(written).ifPresent(faults::add);
            }
        }
        found.list().forEach(it -> binders.defects().add(placed(it, use)));
        return faults;
    }

    private boolean hasTarget(Value.Structure fault, Used used) {
        boolean aimed = fault.members().containsKey("on");
        if (!aimed) {
            String id = Members.text(fault, "id").orElse("");
            String profile = used.file().profile().name();
            binders.defects()
                    .add(
                            used.use().position(),
                            "fault " + Quote.of(id) + " of profile " + Quote.of(profile) + " without a target",
                            "a target for it",
                            "use the profile as {\"use\": …, \"on\": \"TARGET\"}");
        }
        return aimed;
    }

    /** Say of a defect in a profile's file which use of it brings it to light. */
    private static Defect placed(Defect defect, ProfileUse use) {
        return defect.position().file().equals(use.position().file())
                ? defect
                : new Defect(
                        defect.position(),
                        defect.found() + ", as used at " + use.position(),
                        defect.expected(),
                        defect.mend());
    }

    private void judgeName(ProfileUse use, ProfileFile file) {
        String name = file.profile().name();
        boolean another = all.stream()
                .anyMatch(it -> it.file().profile().name().equals(name)
                        && !it.file().profile().position().equals(file.profile().position()));
        if (another) {
            binders.defects()
                    .add(
                            use.path().position(),
                            "profile " + Quote.of(name) + " in a second file",
                            "each name of a profile in one file",
                            "rename one of the two");
        }
    }

    private void judgeOverrides(ProfileUse use, ProfileFile file) {
        Names ids = new Names("fault", "of profile " + Quote.of(file.profile().name()), file.ids());
        use.overrides().values().stream()
                .filter(override -> !ids.contains(override.key()))
                .forEach(override -> binders.unknown(override.keyPosition(), override.key(), ids));
    }
}
