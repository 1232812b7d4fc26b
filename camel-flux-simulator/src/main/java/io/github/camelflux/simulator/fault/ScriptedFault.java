package io.github.camelflux.simulator.fault;

import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Subject;

/** A fault that waits for its request. Not thread-safe: the script calls it under its lock. */
final class ScriptedFault {

    private final Endpoint endpoint;
    private final Target target;
    private final Fault fault;
    private final boolean always;
    private int left;

    ScriptedFault(Endpoint endpoint, Target target, Fault fault, int times) {
        this.endpoint = endpoint;
        this.target = target;
        this.fault = fault;
        this.always = times == Faults.ALWAYS;
        this.left = always ? 1 : times;
    }

    boolean matches(String provider, Endpoint called, Subject subject) {
        return endpoint == called && target.matches(provider, subject);
    }

    Fault use() {
        if (!always) {
            left--;
        }
        return fault;
    }

    boolean usedUp() {
        return left <= 0;
    }

    int left() {
        return left;
    }

    @Override
    public String toString() {
        return endpoint + ": " + fault + (always ? " (always)" : " (" + left + " left)");
    }
}
