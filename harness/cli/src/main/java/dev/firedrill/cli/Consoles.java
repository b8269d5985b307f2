package dev.firedrill.cli;

import java.io.Console;
import java.util.Optional;

/**
 * Knows whether a person watches.
 *
 * <p>Problem: up to JDK 21 a process without a terminal has no console; from 22 on it has one that must be asked.
 *
 * <p>Decision: ask where the question exists. See JDK-8308591.
 */
final class Consoles {

    private Consoles() {}

    static boolean isPresent() {
        return Optional.ofNullable(System.console())
                .filter(Consoles::isTerminal)
                .isPresent();
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }
}
