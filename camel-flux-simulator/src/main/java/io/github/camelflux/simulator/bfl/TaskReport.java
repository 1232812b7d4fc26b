package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.http.Origin;

/**
 * What polls and callbacks tell of a task alike.
 *
 * @param desk knows addresses and models
 */
record TaskReport(BflDesk desk) {

    TaskLinks links(Job job) {
        String delivery = desk.address(Origin.DELIVERY).toString();
        return new TaskLinks(
                delivery + desk.links().target(job),
                desk.drafts().target(job).map(delivery::concat).orElse(null));
    }

    /** A model that takes a seed names the one it used. */
    boolean tellsSeed(Job job) {
        return desk.contract()
                .model("/v1/" + job.request().model())
                .map(model -> model.members().has("seed"))
                .orElse(true);
    }
}
