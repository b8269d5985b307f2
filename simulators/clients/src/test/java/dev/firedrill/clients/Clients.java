package dev.firedrill.clients;

import static dev.firedrill.clients.ClientKind.ANTHROPIC;
import static dev.firedrill.clients.ClientKind.ANTHROPIC_STREAM;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_ANTHROPIC;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_ANTHROPIC_STREAM;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_OPENAI;
import static dev.firedrill.clients.ClientKind.LANGCHAIN_OPENAI_STREAM;
import static dev.firedrill.clients.ClientKind.OPENAI;
import static dev.firedrill.clients.ClientKind.OPENAI_STREAM;

/** Name groups of clients that behave alike. */
final class Clients {

    static final ClientKind[] ALL = ClientKind.values();
    static final ClientKind[] OPENAIS = {OPENAI, OPENAI_STREAM};
    static final ClientKind[] ANTHROPICS = {ANTHROPIC, ANTHROPIC_STREAM};
    static final ClientKind[] OFFICIAL = {OPENAI, OPENAI_STREAM, ANTHROPIC, ANTHROPIC_STREAM};
    static final ClientKind[] OFFICIAL_STREAMS = {OPENAI_STREAM, ANTHROPIC_STREAM};
    static final ClientKind[] LANGCHAINS = {LANGCHAIN_OPENAI, LANGCHAIN_ANTHROPIC};
    static final ClientKind[] LANGCHAIN_STREAMS = {LANGCHAIN_OPENAI_STREAM, LANGCHAIN_ANTHROPIC_STREAM};
    static final ClientKind[] LANGCHAIN_ALL = {
        LANGCHAIN_OPENAI, LANGCHAIN_ANTHROPIC, LANGCHAIN_OPENAI_STREAM, LANGCHAIN_ANTHROPIC_STREAM
    };
    static final ClientKind[] STREAMS = {
        OPENAI_STREAM, ANTHROPIC_STREAM, LANGCHAIN_OPENAI_STREAM, LANGCHAIN_ANTHROPIC_STREAM
    };

    private Clients() {}
}
