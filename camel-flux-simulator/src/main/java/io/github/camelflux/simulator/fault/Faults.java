package io.github.camelflux.simulator.fault;

import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Subject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The script of what goes wrong. Each request takes the first waiting fault that fits it; every fault is used once
 * unless said otherwise.
 *
 * <pre>{@code
 * simulator.faults()
 *     .on(Endpoint.SUBMIT, Fault.rateLimited(Duration.ofSeconds(1)), Fault.status(503))
 *     .forPrompt("lighthouse").always(Endpoint.POLL, Fault.html(502));
 * }</pre>
 *
 * <p>This class is thread-safe.
 */
public final class Faults {

    /** As a number of times: for every matching request until the script is cleared. */
    public static final int ALWAYS = -1;

    private final List<ScriptedFault> script;
    private final Target target;

    /** An empty script. */
    public Faults() {
        this(new ArrayList<>(), Target.ANY);
    }

    private Faults(List<ScriptedFault> script, Target target) {
        this.script = script;
        this.target = target;
    }

    /** Adds faults for the next requests of this kind, one each, in this order. */
    public Faults on(Endpoint endpoint, Fault... faults) {
        for (Fault fault : faults) {
            times(1, endpoint, fault);
        }
        return this;
    }

    /**
     * Adds a fault for the next requests of this kind.
     *
     * @param times how many, or {@link #ALWAYS}
     * @throws IllegalArgumentException if times is neither positive nor {@link #ALWAYS}
     */
    public Faults times(int times, Endpoint endpoint, Fault fault) {
        if (times < 1 && times != ALWAYS) {
            throw new IllegalArgumentException("A fault happens at least once, not " + times + " times");
        }
        synchronized (script) {
            script.add(new ScriptedFault(endpoint, target, fault, times));
        }
        return this;
    }

    /** Adds a fault for every request of this kind, until the script is cleared. */
    public Faults always(Endpoint endpoint, Fault fault) {
        return times(ALWAYS, endpoint, fault);
    }

    /** The same script, for adding faults that fit only jobs whose prompt contains this text. */
    public Faults forPrompt(String part) {
        return new Faults(script, new Target(target.provider(), part, target.model()));
    }

    /** The same script, for adding faults that fit only jobs of this model, by its name at the provider. */
    public Faults forModel(String model) {
        return new Faults(script, new Target(target.provider(), target.promptPart(), model));
    }

    /** The same script, for adding faults that fit only requests to this provider, such as {@code fal}. */
    public Faults forProvider(String provider) {
        return new Faults(script, new Target(provider, target.promptPart(), target.model()));
    }

    /** Takes away every fault that still waits. */
    public void clear() {
        synchronized (script) {
            script.clear();
        }
    }

    /** How many uses are left in the script; a fault for ever counts as one. */
    public int pending() {
        synchronized (script) {
            return script.stream().mapToInt(ScriptedFault::left).sum();
        }
    }

    /** The faults that wait, in words, in order. */
    public List<String> waiting() {
        synchronized (script) {
            return script.stream().map(ScriptedFault::toString).toList();
        }
    }

    /** Takes the fault that a request meets, if one waits for it. */
    public Optional<Fault> next(String provider, Endpoint endpoint, Subject subject) {
        synchronized (script) {
            for (Iterator<ScriptedFault> all = script.iterator(); all.hasNext(); ) {
                ScriptedFault scripted = all.next();
                if (scripted.matches(provider, endpoint, subject)) {
                    Fault fault = scripted.use();
                    if (scripted.usedUp()) {
                        all.remove();
                    }
                    return Optional.of(fault);
                }
            }
            return Optional.empty();
        }
    }
}
