package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Job;
import java.util.Map;

/**
 * A workflow that was started.
 *
 * @param workflow the workflow
 * @param jobId the engine's id of what pays and takes time for all nodes together; also the id of the execution
 * @param pictures what each node that makes one draws, by the id of the node
 */
record Execution(Workflow workflow, String jobId, Map<String, PictureRequest> pictures) {

    static Execution of(Workflow workflow, Job job, NodeInputs inputs) {
        return new Execution(workflow, job.id(), inputs.pictures(workflow, job.seed()));
    }
}
