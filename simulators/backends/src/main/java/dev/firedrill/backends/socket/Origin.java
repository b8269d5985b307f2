package dev.firedrill.backends.socket;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads which request a call is made for, and the how manieth attempt it is, out of its headers. */
final class Origin {

    private static final String TRACE = "traceparent";
    private static final String MARK = "f1ded111f1ded111";
    private static final int HEX = 16;
    private static final int TRACE_ID = 3;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DIGITS_OF_ATTEMPTS = 6;

    private Origin() {}

    /** Read the ordinal of the request, 0 for none; empty where the caller does not tell. */
    static OptionalLong request(HttpRequest request) {
        String told = request.header("x-firedrill-request", "");
        if (isNumber(told, MOST_DIGITS)) {
            return OptionalLong.of(Long.parseLong(told));
        }
        return traced(request.header(TRACE, ""));
    }

    /** Take only trace ids that a drill made; others are of the service's own traces and say nothing to us. */
    private static OptionalLong traced(String parent) {
        int ordinal = TRACE_ID + MARK.length();
        int end = ordinal + HEX;
        if (!parent.startsWith(MARK, TRACE_ID) || parent.length() <= end || parent.charAt(end) != '-') {
            return OptionalLong.empty();
        }
        String digits = parent.substring(ordinal, end);
        boolean hexadecimal = digits.chars().allMatch(it -> Character.digit(it, HEX) >= 0 && it < 128);
        return hexadecimal && digits.charAt(0) < '8'
                ? OptionalLong.of(Long.parseLong(digits, HEX))
                : OptionalLong.empty();
    }

    /** Read the attempt, from 1; empty where the caller does not tell. */
    static OptionalInt attempt(HttpRequest request) {
        String told = request.header("x-firedrill-attempt", "");
        return isNumber(told, MOST_DIGITS_OF_ATTEMPTS)
                ? OptionalInt.of(Math.max(1, Integer.parseInt(told)))
                : OptionalInt.empty();
    }

    /** Read the attempt as usual clients tell it. */
    static int retried(HttpRequest request) {
        String retries = request.header("x-stainless-retry-count", "");
        return isNumber(retries, MOST_DIGITS_OF_ATTEMPTS) ? Integer.parseInt(retries) + 1 : 1;
    }

    private static boolean isNumber(String text, int mostDigits) {
        return !text.isEmpty() && text.length() <= mostDigits && text.chars().allMatch(it -> it >= '0' && it <= '9');
    }
}
