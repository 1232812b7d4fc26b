package io.github.camelflux.simulator.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.http.Reply;

/** The body of a poll that no job stands behind. */
final class TaskBody {

    private TaskBody() {}

    static Reply of(int code, String jobId, String status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", jobId).put("status", status).putNull("result").putNull("progress");
        if (status.endsWith("Moderated")) {
            body.putObject("details").putArray("Moderation Reasons").add("Simulated fault");
        } else if (status.equals("Error") || status.equals("Failed")) {
            body.putObject("details").put("error", "Simulated fault");
        } else {
            body.putNull("details");
        }
        return Reply.json(code, body.toString());
    }
}
