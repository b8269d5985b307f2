package dev.firedrill.falsify;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.FaultStrikes;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.model.Pattern;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Try to make checks fail on edited evidence of one run. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Falsifier {

    /** Most edits that are tried on one check. */
    public static final int MOST_TRIES = 64;

    /** The same of a check that nobody asked for: it need not be able to fail in this run. */
    static final int MOST_TRIES_UNASKED = 16;

    private final Evidence evidence;

    /** Prepare for the evidence of one run, which stays as it is. */
    public Falsifier(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Hold what came of a check.
     *
     * @param edit the first edit under which it failed, in words; empty when it stayed green under all of them
     * @param own whether that edit is one of the check's own kind, and not one that any check may try
     * @param invented what that edit let happen under a name of the system's own that may be misspelt; of {@code where} only
     *     what members it asks for
     * @param tried how many edits were tried
     */
    public record Trial(Optional<String> edit, boolean own, Optional<Pattern> invented, int tried) {

        static final Trial NONE = new Trial(Optional.empty(), false, Optional.empty(), 0);
    }

    /**
     * Try the edits that a check of this kind must not survive, one after the other.
     *
     * @param check a check that passes on the evidence
     * @return the first edit under which it failed, in words; empty when it stayed green under all of them
     */
    public Optional<String> seenToFail(Check check) {
        return trial(check, check.judge(evidence)).edit();
    }

    /**
     * Try the edits that a check of this kind must not survive, one after the other.
     *
     * @param passed what the check found on the evidence; of one that did not pass nothing is tried
     */
    public Trial trial(Check check, Finding passed) {
        if (passed.status() != Status.PASS) {
            return Trial.NONE;
        }
        int most = check.asked() ? MOST_TRIES : MOST_TRIES_UNASKED;
        Trial own = tried(check, Edits.own(evidence, check, passed), true, most);
        if (own.edit().isPresent()) {
            return own;
        }
        Trial generic = tried(check, Edits.generic(evidence, passed), false, most - own.tried());
        return new Trial(generic.edit(), false, Optional.empty(), own.tried() + generic.tried());
    }

    private Trial tried(Check check, Stream<Edit> stream, boolean own, int most) {
        Iterator<Edit> edits = stream.iterator();
        int tried = 0;
        for (Optional<Edit> edit = next(edits); edit.isPresent() && tried < most; edit = next(edits)) {
            tried++;
            if (fails(check, edit.get())) {
                return new Trial(
                        Optional.of(edit.get().words()), own, edit.get().invented(), tried);
            }
        }
        return new Trial(Optional.empty(), false, Optional.empty(), tried);
    }

    /** An edit that cannot be made ends those of its kind, and shows nothing. */
    private static Optional<Edit> next(Iterator<Edit> edits) {
        try {
            return edits.hasNext() ? Optional.of(edits.next()) : Optional.empty();
        } catch (RuntimeException unmade) {
            return Optional.empty();
        }
    }

    /** A fault that struck nothing fails nobody: that it then says so is all that its check can do. */
    private boolean fails(Check check, Edit edit) {
        Status status = status(check, edit);
        return status == Status.FAIL || (check instanceof FaultStrikes && status == Status.NOT_EXERCISED);
    }

    /** A check that cannot read an edited log has not found fault with it. */
    private Status status(Check check, Edit edit) {
        try {
            return check.judge(edit.applied(evidence)).status();
        } catch (RuntimeException unreadable) {
            return Status.NOT_OBSERVED;
        }
    }
}
