/**
 * Send the requests of users and read their answers, whole or in parts. Every exchange ends, with an answer or with the
 * failure that a user would have seen.
 */
@NullMarked
package dev.firedrill.live.http;

import org.jspecify.annotations.NullMarked;
