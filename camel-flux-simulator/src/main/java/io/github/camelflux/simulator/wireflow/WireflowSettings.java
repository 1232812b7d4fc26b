package io.github.camelflux.simulator.wireflow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user of the simulator decides about Wireflow. Immutable; each method gives a changed copy.
 *
 * @param plan how much an account may do
 * @param workflows the workflows that exist, by id; none for any id, each with a text input and one picture
 * @param scopes what single keys may do; all others may do everything
 * @param owner the key that pays for workflows that are triggered without one
 * @param outputs the shape of the answer to a poll
 * @param resetUnit what {@code X-RateLimit-Reset} counts
 */
public record WireflowSettings(
        WireflowPlan plan,
        Map<String, Workflow> workflows,
        Map<String, Set<Scope>> scopes,
        String owner,
        NodeOutputs outputs,
        ResetUnit resetUnit) {

    /** No limits, any workflow, keys that may do everything. */
    public static final WireflowSettings DEFAULTS = new WireflowSettings(
            WireflowPlan.UNLIMITED, Map.of(), Map.of(), "wireflow-owner", NodeOutputs.LIST, ResetUnit.EPOCH_SECONDS);

    /** Takes copies of the maps. */
    public WireflowSettings {
        workflows = Map.copyOf(workflows);
        scopes = Map.copyOf(scopes);
    }

    /** With the limits of a plan. */
    public WireflowSettings plan(WireflowPlan other) {
        return new WireflowSettings(other, workflows, scopes, owner, outputs, resetUnit);
    }

    /** With one workflow more. Once there is one, all others are not found. */
    public WireflowSettings workflow(Workflow workflow) {
        Map<String, Workflow> more = new LinkedHashMap<>(workflows);
        more.put(workflow.id(), workflow);
        return new WireflowSettings(plan, more, scopes, owner, outputs, resetUnit);
    }

    /** With a key that may do only this. */
    public WireflowSettings scopes(String key, Scope... allowed) {
        Map<String, Set<Scope>> more = new LinkedHashMap<>(scopes);
        more.put(key, new LinkedHashSet<>(Set.of(allowed)));
        return new WireflowSettings(plan, workflows, more, owner, outputs, resetUnit);
    }

    /** With another key that pays for workflows that are triggered. */
    public WireflowSettings owner(String key) {
        return new WireflowSettings(plan, workflows, scopes, key, outputs, resetUnit);
    }

    /** With another shape of outputs. */
    public WireflowSettings outputs(NodeOutputs shape) {
        return new WireflowSettings(plan, workflows, scopes, owner, shape, resetUnit);
    }

    /** With another unit of {@code X-RateLimit-Reset}. */
    public WireflowSettings resetUnit(ResetUnit unit) {
        return new WireflowSettings(plan, workflows, scopes, owner, outputs, unit);
    }

    boolean allows(String key, Scope scope) {
        return !scopes.containsKey(key) || scopes.get(key).contains(scope);
    }

    /** Before a workflow was registered, all but those whose id begins with {@code unknown} are there. */
    Optional<Workflow> find(String id) {
        return workflows.isEmpty()
                ? Optional.of(Workflow.named(id).generating("generate-1")).filter(any -> !id.startsWith("unknown"))
                : Optional.ofNullable(workflows.get(id));
    }

    Optional<Workflow> findByWebhook(String webhookId) {
        return workflows.isEmpty()
                ? find(webhookId)
                : workflows.values().stream()
                        .filter(workflow -> workflow.webhookId().equals(webhookId))
                        .findFirst();
    }
}
