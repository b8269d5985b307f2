package dev.firedrill.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.Fault;
import dev.firedrill.model.ProviderScript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Binds {@code *.provider.json}: the scripted answers of one model provider. */
final class ProviderBinder {

    private static final Names DIALECTS = new Names("dialect", "", List.of("openai-chat", "generic-json"));
    private static final double LARGEST_SPREAD = 5;

    private final Binders binders;

    ProviderBinder(Defects defects) {
        this.binders = new Binders(defects);
    }

    Optional<ProviderScript> bind(Value file) {
        return binders.object(this::script).bind(file);
    }

    private ProviderScript script(Members file) {
        file.optional("$schema", binders::text);
        return new ProviderScript(
                file.position(),
                file.required("provider", binders::name, ""),
                file.required("dialect", binders.named(DIALECTS), ""),
                file.optional("model", binders::name).orElse("stub-model"),
                file.optional("latency", binders::duration).orElse(Duration.ZERO),
                file.optional("spread", binders.number(0, LARGEST_SPREAD)).orElse(0.0),
                file.filledList("answers", binders.object(this::answer)));
    }

    private ProviderScript.Answer answer(Members it) {
        Optional<String> text = it.optional("text", binders::text);
        Optional<JsonNode> json = it.optional("json", value -> Optional.of(Nodes.of(value)));
        if (it.has("text") == it.has("json")) {
            String found = json.isPresent() ? "both 'text' and 'json'" : "neither 'text' nor 'json'";
            binders.defects()
                    .add(
                            it.position(),
                            found,
                            "one of the two",
                            json.isPresent() ? "remove one" : "add the answer as 'text' or as 'json'");
        }
        return new ProviderScript.Answer(
                it.position(),
                it.map("when", new Names("fact of a call", "", Fault.FACTS), binders),
                it.list("contains", binders::text),
                text.orElse(""),
                json.orElse(MissingNode.getInstance()));
    }
}
