package dev.firedrill.live.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Know the variables by which usual clients of model providers are pointed elsewhere; {@code docs/probe.md} says which client
 * reads which.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Variables {

    /** What a key begins with, so that one that reaches a user is known. */
    static final String KEY = "sk-firedrill-probe-0000000000000000";

    private static final String OPENAI = "{openai}/v1";
    private static final String OPENAI_ROOT = "{openai}";
    private static final String ANTHROPIC = "{anthropic}";
    private static final String GENERIC = "{generic}";
    private static final List<String> KEYS = List.of(
            "OPENAI_API_KEY",
            "ANTHROPIC_API_KEY",
            "AZURE_OPENAI_API_KEY",
            "AZURE_API_KEY",
            "GROQ_API_KEY",
            "OPENROUTER_API_KEY",
            "LLM_API_KEY",
            "MODEL_API_KEY",
            "SPRING_AI_OPENAI_API_KEY",
            "SPRING_AI_ANTHROPIC_API_KEY",
            "QUARKUS_LANGCHAIN4J_OPENAI_API_KEY");

    private Variables() {}

    /** Give the addresses by variable; in the order in which a reader looks for them. */
    public static Map<String, String> addresses(String root) {
        Map<String, String> found = new LinkedHashMap<>();
        written().forEach((name, template) -> found.put(name, filled(template, root)));
        return found;
    }

    /** Give the keys of no account that a service gets in place of real ones. */
    public static Map<String, String> dummies() {
        Map<String, String> keys = new TreeMap<>();
        KEYS.forEach(name -> keys.put(name, KEY));
        return keys;
    }

    /** Give all that a service gets; what the user sets stands above it. */
    static Map<String, String> environment(String root, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(addresses(root));
        KEYS.forEach(name -> all.put(name, KEY));
        all.put("OPENAI_API_VERSION", "2024-10-21");
        all.put("NO_PROXY", "127.0.0.1,localhost");
        all.put("no_proxy", "127.0.0.1,localhost");
        own.forEach((name, template) -> all.put(name, filled(template, root)));
        return all;
    }

    /** Put the addresses into a text: {@code {openai}} without the {@code /v1}, {@code {anthropic}}, {@code {generic}}. */
    static String filled(String template, String root) {
        String filled = template;
        for (Dialect dialect : Dialect.values()) {
            filled = filled.replace("{" + dialect.path() + "}", root + "/" + dialect.path());
        }
        return filled;
    }

    private static Map<String, String> written() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("OPENAI_BASE_URL", OPENAI);
        all.put("OPENAI_API_BASE", OPENAI);
        all.put("ANTHROPIC_BASE_URL", ANTHROPIC);
        all.put("ANTHROPIC_API_BASE", ANTHROPIC);
        all.put("ANTHROPIC_API_URL", ANTHROPIC);
        all.put("AZURE_OPENAI_ENDPOINT", OPENAI_ROOT);
        all.put("AZURE_API_BASE", OPENAI_ROOT);
        all.put("GROQ_BASE_URL", OPENAI_ROOT);
        all.put("OPENROUTER_BASE_URL", OPENAI);
        all.put("OLLAMA_HOST", OPENAI_ROOT);
        all.put("SPRING_AI_OPENAI_BASE_URL", OPENAI_ROOT);
        all.put("SPRING_AI_ANTHROPIC_BASE_URL", ANTHROPIC);
        all.put("QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL", OPENAI);
        all.put("LLM_BASE_URL", OPENAI);
        all.put("LLM_API_BASE", OPENAI);
        all.put("LLM_URL", OPENAI);
        all.put("MODEL_URL", GENERIC);
        return all;
    }
}
