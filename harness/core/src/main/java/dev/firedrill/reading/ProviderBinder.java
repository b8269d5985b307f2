package dev.firedrill.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.model.ProviderScript.Answer.Form;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Binds {@code *.provider.json}: the scripted answers of one model provider. */
final class ProviderBinder {

    private static final Names DIALECTS = new Names("dialect", "", List.of("openai-chat", "anthropic", "generic-json"));
    private static final double LARGEST_SPREAD = 5;
    private static final double FASTEST = 1_000_000;

    private final Binders binders;

    ProviderBinder(Defects defects) {
        this.binders = new Binders(defects);
    }

    Optional<ProviderScript> bind(Value file) {
        return binders.object(this::script).bind(file);
    }

    private ProviderScript script(Members file) {
        file.optional("$schema", binders::text);
        ProviderScript script = new ProviderScript(
                file.position(),
                file.required("provider", binders::name, ""),
                file.required("dialect", binders.named(DIALECTS), ""),
                file.optional("model", binders::name).orElse("stub-model"),
                file.optional("latency", binders::duration).orElse(Duration.ZERO),
                file.optional("spread", binders.number(0, LARGEST_SPREAD)).orElse(0.0),
                file.optional("tokensPerSecond", binders.number(0, FASTEST)).orElse(0.0),
                file.filledList("answers", binders.object(this::answer)));
        if (binders.defects().isEmpty()) {
            new Reach(binders.defects()).judge(script.answers());
        }
        return script;
    }

    private Answer answer(Members it) {
        Form form = form(it);
        it.find(form.word()).ifPresent(new Placeholders(binders.defects())::judge);
        Said said = said(it, form);
        return new Answer(
                it.position(),
                new FactsBinder(binders).when(it),
                it.list("contains", binders::text),
                it.optional("variant", binders::name).orElse(""),
                form,
                said.text(),
                said.json());
    }

    private Form form(Members it) {
        List<Form> given =
                Arrays.stream(Form.values()).filter(form -> it.has(form.word())).toList();
        if (given.size() != 1) {
            List<String> words = given.stream().map(Form::word).toList();
            binders.defects()
                    .add(
                            it.position(),
                            given.isEmpty() ? "no answer" : "more than one answer: " + Quote.all(words),
                            "exactly one of 'text', 'json', 'toolCall', 'refusal'",
                            given.isEmpty() ? "add one" : "remove all but one");
        }
        return given.isEmpty() ? Form.TEXT : given.get(0);
    }

    /** What an answer says, as a text and as JSON. */
    private record Said(String text, JsonNode json) {

        static Said of(String text) {
            return new Said(text, MissingNode.getInstance());
        }
    }

    private Said said(Members it, Form form) {
        return switch (form) {
            case TEXT, REFUSAL ->
                Said.of(it.optional(form.word(), binders::text).orElse(""));
            case JSON -> new Said("", it.find(form.word()).map(Nodes::of).orElseGet(MissingNode::getInstance));
            case TOOL_CALL ->
                it.optional(form.word(), binders.object(this::toolCall)).orElse(Said.of(""));
        };
    }

    private Said toolCall(Members it) {
        Binder<JsonNode> arguments =
                value -> Members.structure(value, binders.defects()).map(Nodes::of);
        return new Said(
                it.required("name", binders::name, ""), it.required("arguments", arguments, MissingNode.getInstance()));
    }
}
