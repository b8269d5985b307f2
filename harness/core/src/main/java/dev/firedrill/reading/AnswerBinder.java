package dev.firedrill.reading;

import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Form;
import java.util.Optional;

/** Binds how an answer is read. */
final class AnswerBinder implements Binder<Answer> {

    /** How an answer is read where a file says nothing: as JSON, which the user gets whole. */
    static final Answer PLAIN = new Answer(
            Form.JSON,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final Binders binders;
    private final Pointers pointers;

    AnswerBinder(Binders binders) {
        this.binders = binders;
        this.pointers = new Pointers(binders);
    }

    @Override
    public Optional<Answer> bind(Value value) {
        return binders.object(this::answer).bind(value);
    }

    private Answer answer(Members it) {
        Optional<Form> given = it.optional("form", binders.word("form", Form.values(), Form::word));
        Form form = given.orElse(Form.JSON);
        boolean unclear = it.has("form") && given.isEmpty();
        SignBinder signs = new SignBinder(binders, form == Form.SSE || unclear);
        Answer answer = new Answer(
                form,
                it.optional("text", pointers::pointer).orElse(""),
                it.optional("status", pointers::pointer),
                it.optional("details", pointers::pointer),
                it.optional("reason", pointers::pointer),
                it.optional("message", pointers::pointer),
                it.optional("complete", signs),
                it.optional("error", signs));
        if (it.has("complete") && !form.isStream() && !unclear) {
            binders.defects()
                    .add(
                            it.positionOf("complete"),
                            "'complete' of an answer in the form " + Quote.of(form.word()),
                            "'complete' only of a stream: 'sse' or 'ndjson'",
                            "remove it, or write the form of the stream");
        }
        return answer;
    }
}
