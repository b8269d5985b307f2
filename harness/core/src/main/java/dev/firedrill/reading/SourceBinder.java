package dev.firedrill.reading;

import dev.firedrill.model.LiveSystem.Source;
import java.time.Duration;
import java.util.Optional;

/** Binds where a service shows what it decides. */
final class SourceBinder implements Binder<Source> {

    private static final Duration EVERY = Duration.ofMillis(100);

    private final Binders binders;
    private final Templates templates;
    private final HttpBinder http;
    private final Names parts;

    SourceBinder(Binders binders, Templates templates, Names parts) {
        this.binders = binders;
        this.templates = templates;
        this.http = new HttpBinder(binders, templates);
        this.parts = parts;
    }

    @Override
    public Optional<Source> bind(Value value) {
        return new Choice<Source>(binders)
                .or("header", name -> http.header(name).map(Source.Header::new))
                .or("body", binders.object(it -> new Source.Body()))
                .or("output", binders.object(it -> new Source.Output(part(it), prefix(it))))
                .or("lines", binders.object(it -> new Source.Lines(file(it), prefix(it))))
                .or("polled", binders.object(it -> new Source.Polled(path(it), every(it))))
                .or("query", binders.object(this::query))
                .or("log", binders.object(it -> new Source.Log(path(it))))
                .bind(value);
    }

    private Source query(Members it) {
        return new Source.Query(file(it), it.required("statement", templates::filled, ""), every(it));
    }

    private String file(Members it) {
        return it.required("file", templates::filled, "");
    }

    private String path(Members it) {
        return it.required("path", http::path, "");
    }

    /** Name the process whose output is read; the only one goes without saying. */
    private String part(Members it) {
        Binder<String> named = binders.named(parts);
        return parts.known().size() == 1
                ? it.optional("part", named).orElse(parts.known().iterator().next())
                : it.required("part", named, "");
    }

    private String prefix(Members it) {
        return it.optional("prefix", binders::text).orElse("");
    }

    private Duration every(Members it) {
        return it.optional("every", binders::length).orElse(EVERY);
    }
}
