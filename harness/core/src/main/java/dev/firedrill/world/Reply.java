package dev.firedrill.world;

import org.apiguardian.api.API;

/** Take what the user sees of one request. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Reply {

    /** Show a part of the answer. */
    void chunk(String text);

    /** Complete the answer. */
    void end(Response response);

    /** Tell the user that it failed. */
    void fail(Failure failure);
}
