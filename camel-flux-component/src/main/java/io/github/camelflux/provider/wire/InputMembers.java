package io.github.camelflux.provider.wire;

import io.github.camelflux.image.ImageRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Gathers what is sent to a model of a provider that has many: what the caller set, under the provider's names, and nothing else.
 * A member that the model does not take is refused, since many models ignore what they do not know, and the caller would pay for a
 * picture that he did not ask for. Not safe for use by several threads.
 */
public final class InputMembers {

    private final String model;
    private final Predicate<String> takes;
    private final Map<String, Object> members = new LinkedHashMap<>();

    /**
     * @param model as the provider calls it, for messages
     * @param takes whether it takes a member
     */
    public InputMembers(String model, Predicate<String> takes) {
        this.model = model;
        this.takes = takes;
    }

    /**
     * Sets a member, if there is a value.
     *
     * @param field how callers name it
     * @throws IllegalArgumentException if the model does not take it; the message names field, value and model
     */
    public void put(String field, String member, Object value) {
        if (value == null) {
            return;
        }
        if (!takes.test(member)) {
            throw new IllegalArgumentException(field + ": " + value + " cannot be asked of " + model
                    + ", which is not known to take " + member + "; input." + member + " sends it all the same");
        }
        members.put(member, value);
    }

    /** Sets a member whatever is known of the model. */
    public void set(String member, Object value) {
        members.put(member, value);
    }

    /**
     * Sets what the caller set by the provider's own names.
     *
     * @throws IllegalArgumentException if one of them is set already, or would buy more pictures than the one that a job delivers
     */
    public void putExtra(ImageRequest request, String number) {
        // Sorted: the same request is written the same way each time.
        new TreeMap<>(request.extra()).forEach((name, value) -> {
            if (name.equals(number) && !String.valueOf(value).equals("1")) {
                throw new IllegalArgumentException("input." + name + ": " + value
                        + " pictures would be paid for and one delivered; the option count asks for several");
            }
            if (members.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("input." + name + ": " + name + " is set already");
            }
        });
    }

    /** Whether a member is set. */
    public boolean has(String member) {
        return members.containsKey(member);
    }

    /** What was set, in this order. */
    public Map<String, Object> all() {
        return members;
    }
}
