package dev.firedrill.model;

import org.apiguardian.api.API;

/**
 * Point at a place in a file, as an editor counts it.
 *
 * @param file path as shown to the user, relative to the project root where possible
 * @param line first line is 1
 * @param column first column is 1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Position(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
