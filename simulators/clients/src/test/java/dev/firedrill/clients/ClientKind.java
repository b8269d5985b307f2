package dev.firedrill.clients;

/** List the official clients, each plain and streaming. */
enum ClientKind {
    OPENAI("openai-java", "openai-chat", false),
    OPENAI_STREAM("openai-java, stream", "openai-chat", true),
    ANTHROPIC("anthropic-java", "anthropic", false),
    ANTHROPIC_STREAM("anthropic-java, stream", "anthropic", true),
    LANGCHAIN_OPENAI("langchain4j-openai", "openai-chat", false),
    LANGCHAIN_OPENAI_STREAM("langchain4j-openai, stream", "openai-chat", true),
    LANGCHAIN_ANTHROPIC("langchain4j-anthropic", "anthropic", false),
    LANGCHAIN_ANTHROPIC_STREAM("langchain4j-anthropic, stream", "anthropic", true);

    private final String title;
    private final String dialect;
    private final boolean streaming;

    ClientKind(String title, String dialect, boolean streaming) {
        this.title = title;
        this.dialect = dialect;
        this.streaming = streaming;
    }

    String title() {
        return title;
    }

    String dialect() {
        return dialect;
    }

    boolean isStreaming() {
        return streaming;
    }

    boolean isLangchain() {
        return title.startsWith("langchain4j");
    }
}
