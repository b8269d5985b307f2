package dev.firedrill.reading;

import dev.firedrill.reading.SuiteFile.Defaults;
import java.util.Optional;

/** Binds {@code suite.json}: the system of a folder and the defaults of its scenarios. */
final class SuiteBinder {

    private final Binders binders;
    private final SettingsBinder settings;
    private final Known known;

    SuiteBinder(Known known, Defects defects) {
        this.known = known;
        this.binders = new Binders(defects);
        this.settings = new SettingsBinder(binders);
    }

    Optional<SuiteFile> bind(Value file) {
        return binders.object(this::suite).bind(file);
    }

    private SuiteFile suite(Members file) {
        file.optional("$schema", binders::text);
        file.optional("description", binders::text);
        Names systems = new Names("system", "on the class path", known.systems());
        return new SuiteFile(
                file.required("system", binders.named(systems), ""),
                file.list("providers", FilePath.provider(binders)),
                file.optional("defaults", binders.object(it -> settings.bind(it, Defaults.NONE)))
                        .orElse(Defaults.NONE));
    }
}
