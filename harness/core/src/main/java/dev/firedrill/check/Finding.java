package dev.firedrill.check;

import dev.firedrill.model.Position;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Hold what a check found in one run.
 *
 * @param check id of the check in its scenario
 * @param expected what had to be, in words
 * @param found what was there, in words
 * @param measurement the quantity and its bounds, where the check measures one
 * @param place sequence of the event that decided, 0 for none
 * @param log name of the log the place is in: "" for the run itself, otherwise the twin's name
 * @param position where the check is declared
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(
        String check,
        Status status,
        String expected,
        String found,
        Optional<Measurement> measurement,
        long place,
        String log,
        Position position) {}
