package dev.firedrill.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.apiguardian.api.API;

/**
 * Hold a complete answer.
 *
 * @param status the system's own word for how it went, such as {@code ok}
 * @param answer the text the user reads
 * @param details further content; JSON null for none. {@code choices} (an array) and {@code sceneChange} (a boolean) are
 *     what the expectations of turns look at
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Response(String status, String answer, JsonNode details) {

    public Response(String status, String answer) {
        this(status, answer, NullNode.getInstance());
    }
}
