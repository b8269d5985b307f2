package dev.firedrill.simulated;

import dev.firedrill.world.ServiceException;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Describe what a system threw, the same on every JVM: kinds and messages, and the system's own innermost frame. */
final class Crash {

    private static final List<String> NOT_OF_THE_SYSTEM =
            List.of("java.", "jdk.", "sun.", "dev.firedrill.simulated.", "dev.firedrill.world.");

    private Crash() {}

    static String describe(Throwable thrown) {
        if (thrown instanceof ServiceException service) {
            return String.valueOf(service.getMessage());
        }
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String at = cause.getStackTrace().length == 0 ? "" : " at " + frame(cause.getStackTrace());
        return cause.getClass().getName() + ": " + cause.getMessage() + at;
    }

    private static String frame(StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) {
            if (isOfTheSystem(frame.getClassName())) {
                return frame.getClassName() + "." + frame.getMethodName();
            }
        }
        return frames[0].getClassName();
    }

    private static boolean isOfTheSystem(String type) {
        return NOT_OF_THE_SYSTEM.stream().noneMatch(type::startsWith);
    }
}
