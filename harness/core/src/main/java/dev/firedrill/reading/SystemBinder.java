package dev.firedrill.reading;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.ActionDeclaration;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Operation;
import dev.firedrill.model.LiveSystem.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Binds {@code system.json}: how a service that runs for real is started, driven and observed. */
final class SystemBinder {

    private static final String DECLARED = "declared in controls.json";
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/].*", Pattern.DOTALL);

    private final Binders binders;
    private final Controls controls;
    private final Templates templates;
    private final String home;

    /**
     * Bind the file of one suite.
     *
     * @param providers names of the scripts of the suite
     * @param home template: the folder of the file
     */
    SystemBinder(Controls controls, Names providers, String home, Defects defects) {
        this.binders = new Binders(defects);
        this.controls = controls;
        this.templates = Templates.everywhere(binders, providers.and(declared(controls), "provider"));
        this.home = home;
    }

    private static Names declared(Controls controls) {
        return new Names(
                "provider",
                "",
                controls.faultTargets().stream()
                        .filter(it -> it.kind() == FaultTarget.Kind.PROVIDER)
                        .map(FaultTarget::name)
                        .toList());
    }

    Optional<LiveSystem> bind(Value file) {
        return binders.object(this::system).bind(file);
    }

    private LiveSystem system(Members file) {
        file.optional("$schema", binders::text);
        file.optional("description", binders::text);
        Names parts = PartsBinder.names(file);
        List<Part> start = new PartsBinder(binders, templates, home).bind(file);
        HttpBinder users = new HttpBinder(
                binders,
                templates
                        .with(List.of("input", "user", "kind", "request", "attributes"))
                        .withAll("attributes."));
        Optional<Exchange> exchange = file.demand("request", binders.object(users::exchange));
        Operations operations = new Operations(parts.open() || !parts.known().isEmpty());
        return new LiveSystem(
                file.position(),
                file.list("requires", binders::name),
                start,
                file.required("url", this::url, ""),
                exchange.orElse(HttpBinder.NOTHING),
                file.map("requests", binders.object(it -> users.exchange(it, exchange.orElse(HttpBinder.NOTHING)))),
                operations.ofControls(file),
                operations.ofActions(file),
                operations.ofSignals(file),
                file.list("observe", new ObservationBinder(binders, new SourceBinder(binders, templates, parts))),
                file.optional("timeScale", SettingsBinder.timeScale(binders)).orElse(1.0),
                file.optional("tolerance", binders::duration).orElse(LiveSystem.TOLERANCE));
    }

    private Optional<String> url(Value value) {
        return templates
                .withoutUrl()
                .text(value)
                .filter(it -> ADDRESS.matcher(it).matches()
                        || binders.reject(
                                value,
                                "an address, as 'http://127.0.0.1:${port}'",
                                "begin it with 'http://' or 'https://'"))
                .map(it -> it.endsWith("/") ? it.substring(0, it.length() - 1) : it);
    }

    /** Binds the operations of a file, each under a declared name. */
    private final class Operations {

        private final boolean started;

        Operations(boolean started) {
            this.started = started;
        }

        Map<String, Operation> ofControls(Members file) {
            Names names = names("control", controls.controls(), Control::name);
            Templates with = templates.with(List.of("control", "value", "actor"));
            return file.map("controls", names, binders, (name, value) -> bound(with, true, Optional.of(name), value));
        }

        Map<String, Operation> ofActions(Members file) {
            Names names = names("action", controls.actions(), ActionDeclaration::name);
            return file.map(
                    "actions", names, binders, (name, value) -> bound(ofAction(name), false, Optional.empty(), value));
        }

        private Templates ofAction(String name) {
            List<String> own = new ArrayList<>(List.of("actor", "parameters"));
            controls.actions().stream()
                    .filter(it -> it.name().equals(name))
                    .forEach(it -> it.parameters().forEach(parameter -> own.add("parameters." + parameter)));
            return templates.with(own);
        }

        Map<String, Operation> ofSignals(Members file) {
            Templates with = templates.with(List.of("value", "actor"));
            return file.map(
                    "signals",
                    names("signal", controls.signals(), name -> name),
                    binders,
                    (name, value) -> bound(with, true, Optional.empty(), value));
        }

        private <T> Names names(String kind, List<T> things, Function<T, String> name) {
            return new Names(kind, DECLARED, things.stream().map(name).toList());
        }

        private Optional<Operation> bound(Templates with, boolean valued, Optional<String> variable, Value value) {
            return new OperationBinder(binders, with, valued, variable, started).bind(value);
        }
    }
}
