package dev.firedrill.clients;

import static dev.firedrill.clients.ClientKind.ANTHROPIC;
import static dev.firedrill.clients.ClientKind.ANTHROPIC_STREAM;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_ANTHROPIC;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_ANTHROPIC_STREAM;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_OPENAI;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_OPENAI_STREAM;
import static dev.firedrill.clients.ClientKind.OPENAI;
import static dev.firedrill.clients.ClientKind.OPENAI_STREAM;
import static dev.firedrill.clients.Clients.ALL;
import static dev.firedrill.clients.Clients.LANGCHAINS;
import static dev.firedrill.clients.Clients.LANGCHAIN_ALL;
import static dev.firedrill.clients.Clients.LANGCHAIN_STREAMS;
import static dev.firedrill.clients.Clients.OFFICIAL_STREAMS;
import static dev.firedrill.clients.Clients.STREAMS;
import static dev.firedrill.clients.Expected.explained;
import static dev.firedrill.clients.Expected.found;
import static dev.firedrill.clients.Expected.stated;
import static dev.firedrill.clients.Statuses.langchainBackedOff;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.EmptyOk;
import dev.firedrill.model.Effect.MalformedChunk;
import dev.firedrill.model.Effect.WrongShape;
import java.util.List;

/** Say what the clients make of answers with status 200 whose content is wrong, or only unusual. */
final class Contents {

    private static final String NOTHING = "ok, nothing";
    private static final String NOTHING_UNNOTICED = "ok, nothing, accumulator throws";

    /** Every client reads the first of two objects in an event and stops there: a word is missing, and nobody is told. */
    private static final String THE_SECOND_IS_LOST = "ok, altered";

    private static final String EVERY_DATA_LINE_IS_A_CHUNK =
            "openai-java takes the data of any event for a chunk; the text is whole, but its accumulator misses the fields of one";

    private Contents() {}

    static List<Row> rows() {
        return List.of(
                Row.of("no failure").expect(stated(1, 0, 0, "ok"), ALL),
                errorInStream(),
                malformed("malformed_chunk truncate, event 4", MalformedChunk.How.TRUNCATE),
                Row.of("malformed_chunk merge, event 4").stream(new MalformedChunk(MalformedChunk.How.MERGE, 4))
                        .expect(found(1, 0, 0, THE_SECOND_IS_LOST), STREAMS),
                malformed("malformed_chunk not_json, event 4", MalformedChunk.How.NOT_JSON),
                nothing("empty_ok no_body", new EmptyOk(EmptyOk.How.NO_BODY))
                        .expect(langchainBackedOff("RuntimeException"), LANGCHAINS),
                nothing("wrong_shape html", new WrongShape(WrongShape.How.HTML))
                        .expect(langchainBackedOff("RuntimeException"), LANGCHAINS),
                nothing("wrong_shape error_json", new WrongShape(WrongShape.How.ERROR_JSON))
                        .expect(stated(1, 0, 0, "InternalServerException"), LANGCHAIN_OPENAI)
                        .expect(stated(1, 0, 0, "NullPointerException"), LANGCHAIN_ANTHROPIC),
                noChoices(),
                nullContent(),
                Row.of("empty_ok blank").fault(new EmptyOk(EmptyOk.How.BLANK)).expect(found(1, 0, 0, NOTHING), ALL),
                missingField(),
                Row.of("refusal_filter")
                        .fault(new Effect.RefusalFilter())
                        .expect(found(1, 0, 0, NOTHING + ", says so"), ALL),
                Row.of("utf8_bad")
                        .fault(new Effect.Utf8Bad())
                        .expect(stated(1, 0, 0, "OpenAIInvalidDataException"), OPENAI)
                        .expect(stated(1, 0, 0, "AnthropicInvalidDataException"), ANTHROPIC)
                        .expect(stated(1, 0, 0, "ok, U+FFFD"), OFFICIAL_STREAMS)
                        .expect(stated(1, 0, 0, "ok, U+FFFD"), LANGCHAIN_ALL),
                endInsideCharacter(),
                fine("utf8_split").fault(new Effect.Utf8Split()),
                unknownEvent(),
                fineStream("lines end with CRLF").byHand(ByHand::crlf),
                fineStream("comment before every event").byHand(ByHand::comments),
                fineStream("content-type text/plain").byHand(ByHand::textPlain),
                Row.of("ping before every event")
                        .byHand(ByHand::pings)
                        .expect(stated(1, 0, 0, "ok"), ANTHROPIC_STREAM, LANGCHAIN_ANTHROPIC_STREAM),
                withoutTerminator(),
                withoutLastBlankLine(),
                Row.of("no blank line between two events")
                        .byHand(ByHand::withoutABlankLine)
                        .expect(found(1, 0, 0, THE_SECOND_IS_LOST), STREAMS),
                Row.of("dup_event, event 4").stream(new Effect.DupEvent(4))
                        .expect(found(1, 0, 0, "ok, altered"), STREAMS),
                Row.of("length_cut")
                        .fault(new Effect.LengthCut())
                        .expect(found(1, 0, 0, "ok, cut short, says so"), ALL));
    }

    private static Row noChoices() {
        return Row.of("empty_ok no_choices")
                .fault(new EmptyOk(EmptyOk.How.NO_CHOICES))
                .expect(stated(1, 0, 0, NOTHING), OPENAI, ANTHROPIC, LANGCHAIN_ANTHROPIC)
                .expect(stated(1, 0, 0, "InternalServerException"), LANGCHAIN_OPENAI)
                .expect(found(1, 0, 0, NOTHING_UNNOTICED), OPENAI_STREAM)
                .expect(found(1, 0, 0, NOTHING), ANTHROPIC_STREAM, LANGCHAIN_OPENAI_STREAM, LANGCHAIN_ANTHROPIC_STREAM);
    }

    private static Row nullContent() {
        return Row.of("empty_ok null")
                .fault(new EmptyOk(EmptyOk.How.NULL))
                .expect(found(1, 0, 0, NOTHING), OPENAI, LANGCHAIN_OPENAI)
                .expect(found(1, 0, 0, "AnthropicInvalidDataException"), ANTHROPIC)
                .expect(found(1, 0, 0, "NullPointerException"), LANGCHAIN_ANTHROPIC)
                .expect(found(1, 0, 0, NOTHING), STREAMS);
    }

    private static Row missingField() {
        return Row.of("wrong_shape missing_field")
                .fault(new WrongShape(WrongShape.How.MISSING_FIELD))
                .expect(found(1, 0, 0, "OpenAIInvalidDataException"), OPENAI, OPENAI_STREAM)
                .expect(found(1, 0, 0, "AnthropicInvalidDataException"), ANTHROPIC, ANTHROPIC_STREAM)
                .expect(found(1, 0, 0, "InternalServerException"), LANGCHAIN_OPENAI)
                .expect(found(1, 0, 0, "NullPointerException"), LANGCHAIN_ANTHROPIC)
                .expect(found(1, 0, 0, NOTHING), LANGCHAIN_STREAMS);
    }

    private static Row unknownEvent() {
        return Row.of("unknown_event").stream(new Effect.UnknownEvent())
                .expect(explained(1, 0, 0, "ok, accumulator throws", EVERY_DATA_LINE_IS_A_CHUNK), OPENAI_STREAM)
                .expect(stated(1, 0, 0, "ok"), ANTHROPIC_STREAM, LANGCHAIN_OPENAI_STREAM, LANGCHAIN_ANTHROPIC_STREAM);
    }

    private static Row fineStream(String name) {
        return Row.of(name).expect(stated(1, 0, 0, "ok"), STREAMS);
    }

    private static Row endInsideCharacter() {
        return Row.of("clean end inside a character")
                .byHand(ByHand::endInsideCharacter)
                .expect(stated(1, 0, 0, "OpenAIInvalidDataException"), OPENAI)
                .expect(stated(1, 0, 0, "AnthropicInvalidDataException"), ANTHROPIC)
                .expect(stated(1, 0, 0, NOTHING_UNNOTICED), OFFICIAL_STREAMS)
                .expect(langchainBackedOff("RuntimeException"), LANGCHAINS)
                .expect(stated(1, 0, 0, "RuntimeException"), LANGCHAIN_OPENAI_STREAM)
                .expect(stated(1, 0, 0, Ending.HANG), LANGCHAIN_ANTHROPIC_STREAM);
    }

    private static Row withoutTerminator() {
        return Row.of("last event ([DONE], message_stop) missing")
                .byHand(ByHand::withoutTerminator)
                .expect(stated(1, 0, 0, "ok"), OPENAI_STREAM, LANGCHAIN_OPENAI_STREAM)
                .expect(stated(1, 0, 0, "ok, accumulator throws"), ANTHROPIC_STREAM)
                .expect(stated(1, 0, 0, Ending.HANG), LANGCHAIN_ANTHROPIC_STREAM);
    }

    private static Row withoutLastBlankLine() {
        return Row.of("no blank line after the last event")
                .byHand(ByHand::withoutLastBlankLine)
                .expect(stated(1, 0, 0, "ok"), OPENAI_STREAM, LANGCHAIN_OPENAI_STREAM, LANGCHAIN_ANTHROPIC_STREAM)
                .expect(stated(1, 0, 0, "ok, accumulator throws"), ANTHROPIC_STREAM);
    }

    private static Row fine(String name) {
        return Row.of(name).expect(stated(1, 0, 0, "ok"), ALL);
    }

    private static Row errorInStream() {
        return Row.of("error_in_stream after 3 events").stream(new Effect.ErrorInStream(3))
                .expect(stated(1, 0, 0, "SseException"), OFFICIAL_STREAMS)
                .expect(stated(1, 0, 0, "ok, cut short"), LANGCHAIN_OPENAI_STREAM)
                .expect(stated(1, 0, 0, "AnthropicStreamingException"), LANGCHAIN_ANTHROPIC_STREAM);
    }

    private static Row malformed(String name, MalformedChunk.How how) {
        return Row.of(name).stream(new MalformedChunk(how, 4))
                .expect(stated(1, 0, 0, "OpenAIInvalidDataException after 4"), OPENAI_STREAM)
                .expect(stated(1, 0, 0, "AnthropicInvalidDataException after 5"), ANTHROPIC_STREAM)
                .expect(stated(1, 0, 0, "RuntimeException"), LANGCHAIN_OPENAI_STREAM)
                .expect(stated(1, 0, 0, "ok, altered"), LANGCHAIN_ANTHROPIC_STREAM);
    }

    /** Expect that a stream without a single event looks like success, or hangs. */
    private static Row nothing(String name, Effect effect) {
        return Row.of(name)
                .fault(effect)
                .expect(stated(1, 0, 0, "OpenAIInvalidDataException"), OPENAI)
                .expect(stated(1, 0, 0, "AnthropicInvalidDataException"), ANTHROPIC)
                .expect(stated(1, 0, 0, NOTHING_UNNOTICED), OPENAI_STREAM, ANTHROPIC_STREAM)
                .expect(stated(1, 0, 0, NOTHING), LANGCHAIN_OPENAI_STREAM)
                .expect(stated(1, 0, 0, Ending.HANG), LANGCHAIN_ANTHROPIC_STREAM);
    }
}
