package dev.firedrill.live.http;

/**
 * Hold a part of a stream.
 *
 * @param event name of a server-sent event, "" of what has none
 */
record Frame(String event, String data) {}
