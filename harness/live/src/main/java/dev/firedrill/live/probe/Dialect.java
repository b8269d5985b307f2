package dev.firedrill.live.probe;

import org.apiguardian.api.API;

/** List what the provider of a probe speaks, each below a path of its own. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Dialect {
    OPENAI("openai", "openai-chat", "/v1"),
    ANTHROPIC("anthropic", "anthropic", ""),
    GENERIC("generic", "generic-json", "");

    private final String path;
    private final String word;
    private final String suffix;

    Dialect(String path, String word, String suffix) {
        this.path = path;
        this.word = word;
        this.suffix = suffix;
    }

    /** Name the first part of its paths. */
    public String path() {
        return path;
    }

    /** Spell it as scripts do. */
    public String word() {
        return word;
    }

    /** Give what clients expect at the end of a base address. */
    public String suffix() {
        return suffix;
    }

    /** Find what a call to a path speaks: the endings are more certain than the address that a service was given. */
    static Dialect at(Dialect base, String path) {
        if (path.endsWith("/chat/completions")) {
            return OPENAI;
        }
        return path.endsWith("/messages") ? ANTHROPIC : base;
    }
}
