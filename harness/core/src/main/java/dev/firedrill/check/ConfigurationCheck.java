package dev.firedrill.check;

import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.model.Controls.Fingerprint;
import dev.firedrill.model.Expectation.Configuration;
import dev.firedrill.model.Expectation.Configuration.Approval;
import java.util.List;
import java.util.Optional;

/** Judge that every report of a configuration gives the declared fingerprint, or one that somebody approved. */
final class ConfigurationCheck extends DeclaredCheck {

    private final Configuration wanted;

    ConfigurationCheck(Configuration wanted) {
        super(wanted, "the configuration '%s' as declared or approved".formatted(wanted.name()));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        Optional<Fingerprint> declared = evidence.controls().fingerprint(wanted.name());
        if (declared.isEmpty()) {
            return Judgement.notObserved("the controls declare no fingerprint '%s'".formatted(wanted.name()));
        }
        List<ConfigObserved> reports = evidence.log().all(ConfigObserved.class).stream()
                .filter(it -> it.control().equals(wanted.name()))
                .toList();
        return reports.isEmpty()
                ? Judgement.notObserved("the system reported no configuration '%s'".formatted(wanted.name()))
                : compare(declared.get().value(), reports);
    }

    private Judgement compare(String declared, List<ConfigObserved> reports) {
        String approval = "";
        for (ConfigObserved report : reports) {
            Optional<Approval> approved = approval(report.value());
            if (approved.isEmpty() && !report.value().equals(declared)) {
                return Judgement.fail(
                        "reported %s at %s instead of %s, and nobody approved it"
                                .formatted(Words.quote(report.value()), Words.when(report), Words.quote(declared)),
                        report.sequence());
            }
            approval = approved.map(it -> ", approved by %s: %s".formatted(it.by(), it.reason()))
                    .orElse(approval);
        }
        return Judgement.pass(
                "reported %s%s".formatted(Words.count(reports.size(), "time"), approval),
                reports.get(0).sequence());
    }

    private Optional<Approval> approval(String value) {
        return wanted.approvals().stream()
                .filter(it -> it.value().equals(value))
                .findFirst();
    }
}
