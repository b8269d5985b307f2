package dev.firedrill.clients;

import static dev.firedrill.clients.ClientKind.ANTHROPIC;
import static dev.firedrill.clients.ClientKind.ANTHROPIC_STREAM;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_ANTHROPIC_STREAM;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_OPENAI_STREAM;
import static dev.firedrill.clients.ClientKind.OPENAI;
import static dev.firedrill.clients.ClientKind.OPENAI_STREAM;
import static dev.firedrill.clients.Clients.ANTHROPICS;
import static dev.firedrill.clients.Clients.LANGCHAINS;
import static dev.firedrill.clients.Clients.LANGCHAIN_ALL;
import static dev.firedrill.clients.Clients.LANGCHAIN_STREAMS;
import static dev.firedrill.clients.Clients.OPENAIS;
import static dev.firedrill.clients.Expected.explained;
import static dev.firedrill.clients.Expected.found;
import static dev.firedrill.clients.Expected.stated;
import static dev.firedrill.clients.Statuses.BACK_OFF;
import static dev.firedrill.clients.Statuses.BACK_OFF_AT_MOST;
import static dev.firedrill.clients.Statuses.LANGCHAIN_BACK_OFF;
import static dev.firedrill.clients.Statuses.LANGCHAIN_BACK_OFF_AT_MOST;
import static dev.firedrill.clients.Statuses.backedOff;
import static dev.firedrill.clients.Statuses.langchainBackedOff;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.Cut;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Say what the clients make of connections that fail, stay silent or end early. */
final class Transports {

    private static final String EACH_EVENT_ARRIVES =
            "in virtual time each event is read before the reset comes; over sockets the JDK's client drops what it has not handed on";

    private Transports() {}

    static List<Row> rows() {
        return List.of(
                broken("reset", new Effect.Reset()),
                broken("empty", new Effect.Empty()),
                broken("garbage", new Effect.Garbage()),
                broken("refused", new Effect.Refused()),
                garbageAfterHead(),
                silent(),
                slowBody(),
                stallInPlainBody(),
                stall(),
                cutInPlainBody("cut fin, half of a plain body", Cut.How.FIN),
                cutInPlainBody("cut rst, half of a plain body", Cut.How.RST),
                cut("cut fin after 4 events", Cut.How.FIN),
                cut("cut half, in event 5", Cut.How.HALF),
                reset(),
                clean());
    }

    private static Row broken(String name, Effect effect) {
        return Row.of(name)
                .fault(effect)
                .expect(backedOff("OpenAIIoException"), OPENAIS)
                .expect(backedOff("AnthropicIoException"), ANTHROPICS)
                .expect(langchainBackedOff("RuntimeException"), LANGCHAINS)
                .expect(stated(1, 0, 0, "CompletionException"), LANGCHAIN_STREAMS);
    }

    private static Row garbageAfterHead() {
        return Row.of("garbage after the head")
                .byHand(ByHand::garbageAfterHead)
                .expect(stated(1, 0, 0, "OpenAIInvalidDataException"), OPENAI)
                .expect(stated(1, 0, 0, "AnthropicInvalidDataException"), ANTHROPIC)
                .expect(stated(1, 0, 0, "OpenAIIoException"), OPENAI_STREAM)
                .expect(stated(1, 0, 0, "AnthropicIoException"), ANTHROPIC_STREAM)
                .expect(langchainBackedOff("RuntimeException"), LANGCHAINS)
                .expect(stated(1, 0, 0, "LangChain4jException"), LANGCHAIN_STREAMS);
    }

    private static Row silent() {
        return Row.of("timeout_first_byte, timeout 2 s")
                .fault(new Effect.TimeoutFirstByte())
                .aboutTheTimeout()
                .expect(stated(3, 6 + BACK_OFF, 6 + BACK_OFF_AT_MOST, "OpenAIIoException"), OPENAIS)
                .expect(stated(3, 6 + BACK_OFF, 6 + BACK_OFF_AT_MOST, "AnthropicIoException"), ANTHROPICS)
                .expect(
                        stated(3, 6 + LANGCHAIN_BACK_OFF, 6 + LANGCHAIN_BACK_OFF_AT_MOST, "TimeoutException"),
                        LANGCHAINS)
                .expect(stated(1, 2, 2, "TimeoutException"), LANGCHAIN_STREAMS);
    }

    private static Row slowBody() {
        return Row.of("slow body of 6 s, timeout 2 s")
                .plain(new Effect.SlowStart(Duration.ofSeconds(6), Duration.ZERO))
                .stream(new Effect.SlowTokens(2.5))
                .aboutTheTimeout()
                .expect(stated(1, 2, 2, "OpenAIInvalidDataException"), OPENAI)
                .expect(stated(1, 2, 2, "AnthropicInvalidDataException"), ANTHROPIC)
                .expect(stated(1, 2, 2, "OpenAIIoException"), OPENAI_STREAM)
                .expect(stated(1, 2, 2, "AnthropicIoException"), ANTHROPIC_STREAM)
                .expect(stated(1, 4, 9, "ok"), LANGCHAIN_ALL);
    }

    private static Row stallInPlainBody() {
        return Row.of("stall after the head of a plain answer")
                .plain(new Effect.Stall(0))
                .aboutTheTimeout()
                .expect(found(1, 2, 2, "OpenAIInvalidDataException"), OPENAI)
                .expect(found(1, 2, 2, "AnthropicInvalidDataException"), ANTHROPIC)
                .expect(found(1, 0, 0, Ending.HANG), LANGCHAINS);
    }

    private static Row stall() {
        return Row.of("stall after 4 events, timeout 2 s").stream(new Effect.Stall(4))
                .aboutTheTimeout()
                .expect(stated(1, 2, 2, "OpenAIIoException after 5"), OPENAI_STREAM)
                .expect(stated(1, 2, 2, "AnthropicIoException after 6"), ANTHROPIC_STREAM)
                .expect(stated(1, 0, 0, Ending.HANG), LANGCHAIN_STREAMS);
    }

    private static Row cutInPlainBody(String name, Cut.How how) {
        return Row.of(name)
                .plain(new Cut(how, half()))
                .expect(stated(1, 0, 0, "OpenAIInvalidDataException"), OPENAI)
                .expect(stated(1, 0, 0, "AnthropicInvalidDataException"), ANTHROPIC)
                .expect(langchainBackedOff("RuntimeException"), LANGCHAINS);
    }

    private static Row cut(String name, Cut.How how) {
        return Row.of(name).stream(new Cut(how, afterFour()))
                .expect(stated(1, 0, 0, "OpenAIIoException after 5"), OPENAI_STREAM)
                .expect(stated(1, 0, 0, "AnthropicIoException after 6"), ANTHROPIC_STREAM)
                .expect(stated(1, 0, 0, "LangChain4jException after 4"), LANGCHAIN_STREAMS);
    }

    private static Row reset() {
        return Row.of("cut rst after 4 events").stream(new Cut(Cut.How.RST, afterFour()))
                .expect(stated(1, 0, 0, "OpenAIIoException after 5"), OPENAI_STREAM)
                .expect(stated(1, 0, 0, "AnthropicIoException after 6"), ANTHROPIC_STREAM)
                .expect(explained(1, 0, 0, "LangChain4jException after 4", EACH_EVENT_ARRIVES), LANGCHAIN_STREAMS);
    }

    private static Row clean() {
        return Row.of("cut clean after 4 events").stream(new Cut(Cut.How.CLEAN, afterFour()))
                .expect(stated(1, 0, 0, "ok, cut short, accumulator throws"), OPENAI_STREAM, ANTHROPIC_STREAM)
                .expect(stated(1, 0, 0, "ok, cut short"), LANGCHAIN_OPENAI_STREAM)
                .expect(stated(1, 0, 0, Ending.HANG), LANGCHAIN_ANTHROPIC_STREAM);
    }

    /** Name the place after four parts of the text; what a dialect sends ahead, one event or two, comes on top. */
    static Cut.At afterFour() {
        return new Cut.At(OptionalInt.of(4), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    static Cut.At half() {
        return new Cut.At(OptionalInt.empty(), OptionalInt.empty(), Optional.of(0.5), Optional.empty());
    }
}
