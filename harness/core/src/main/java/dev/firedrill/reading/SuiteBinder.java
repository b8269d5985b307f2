package dev.firedrill.reading;

import dev.firedrill.reading.SuiteFile.Defaults;
import java.util.Optional;

/** Binds {@code suite.json}: the system of a folder and the defaults of its scenarios. */
final class SuiteBinder {

    private final Binders binders;
    private final SettingsBinder settings;
    private final Known known;
    private final boolean live;

    /**
     * Bind the file of one suite.
     *
     * @param live whether a {@code system.json} stands beside it, so that its system need not be on the class path
     */
    SuiteBinder(Known known, boolean live, Defects defects) {
        this.known = known;
        this.live = live;
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
                file.required("system", live ? binders::name : binders.named(systems), ""),
                file.list("providers", FilePath.provider(binders)),
                file.optional("defaults", binders.object(it -> settings.bind(it, Defaults.NONE)))
                        .orElse(Defaults.NONE));
    }
}
