package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.world.Response;
import java.util.Set;

/** Word what a user gets who gets no failure. */
final class Answers {

    static final String OK = "ok";

    /** What a failed request has instead of a status. */
    static final String FAILED = "failed";

    private static final String ASKED = "confirm-required";
    private static final String DECLINED = "declined";

    private Answers() {}

    static Response text(String text) {
        return new Response(OK, text);
    }

    /** Ask whether to rewrite. */
    static Response dialog() {
        return new Response(
                ASKED,
                "",
                JsonNodeFactory.instance.objectNode().put("dialog", "Replace the selected text with a rewrite of it?"));
    }

    /** Take note that the user does not want it. */
    static Response declined() {
        return new Response(DECLINED, "The text stays as it is.");
    }

    /** Tell whether a request that ended so was carried out or failed, rather than asked about or declined. */
    static boolean executed(String status) {
        return !Set.of(ASKED, DECLINED).contains(status);
    }
}
