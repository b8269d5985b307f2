package dev.firedrill.cli;

import dev.firedrill.result.Plain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Say where a command listens. */
final class ListenOptions {

    private static final int HIGHEST_PORT = 65_535;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            description = "The address to listen on. Default: ${DEFAULT-VALUE}, which only this machine reaches.")
    private String bind = "127.0.0.1";

    /** Check what was given, before anything is opened for it. */
    void check(int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw misused("expected a port from 0 to %d as --port, found '%d'".formatted(HIGHEST_PORT, port));
        }
        if (bind.isBlank()) {
            throw misused("expected an address as --bind, found ''");
        }
    }

    private CommandLine.ParameterException misused(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** Open something that listens. */
    interface Opening<T> {
        T at(InetSocketAddress address) throws IOException;
    }

    /** Listen there, or refuse and say what stands against it. */
    <T> T listen(int port, Opening<T> opening) {
        try {
            return opening.at(new InetSocketAddress(address(), port));
        } catch (IOException refused) {
            throw Refusal.configuration(
                    "--bind %s --port %d".formatted(Plain.line(bind), port),
                    Plain.line(String.valueOf(refused.getMessage())),
                    "an address of this machine and a port that is free",
                    "end what listens there, or choose another port; --port 0 takes a free one");
        }
    }

    /** Warn where other machines reach what listens. */
    static void warnOfOthers(Terminal terminal, InetSocketAddress at) {
        if (!at.getAddress().isLoopbackAddress()) {
            terminal.line(
                    "  %s other machines reach it as well, by the address of this one and port %d; it asks nobody who they are"
                            .formatted(terminal.unsure("warning:"), at.getPort()));
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException unknown) {
            throw Refusal.configuration(
                    "--bind",
                    "'%s'".formatted(Plain.line(bind)),
                    "an address of this machine",
                    "use 127.0.0.1, or 0.0.0.0 for every network this machine is in");
        }
    }
}
