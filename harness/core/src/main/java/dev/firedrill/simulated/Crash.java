package dev.firedrill.simulated;

import java.util.concurrent.CompletionException;

/** Describe what a system threw, the same on every JVM: kinds and messages, and the system's own innermost frame. */
final class Crash {

    private Crash() {}

    static String describe(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String at = cause.getStackTrace().length == 0 ? "" : " at " + frame(cause.getStackTrace());
        return cause.getClass().getName() + ": " + cause.getMessage() + at;
    }

    private static String frame(StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) {
            if (!frame.getClassName().startsWith("java.")) {
                return frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
            }
        }
        return frames[0].getClassName();
    }
}
