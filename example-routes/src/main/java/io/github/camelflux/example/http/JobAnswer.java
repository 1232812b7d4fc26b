package io.github.camelflux.example.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What a client is told about its job. */
@Component("jobAnswer")
public class JobAnswer {

    /** A Map ready for JSON. */
    public Map<String, Object> of(
            @ExchangeProperty("jobId") String id,
            @ExchangeProperty("outcome") String outcome,
            @ExchangeProperty("receipt") Map<String, Object> receipt) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("state", isRunning(outcome) ? "running" : outcome);
        answer.put("picture", "/api/jobs/" + id + "/picture");
        answer.put("receipt", receipt);
        return answer;
    }

    /** Whether asking again later may give another answer. */
    public boolean isRunning(@ExchangeProperty("outcome") String outcome) {
        return "intent".equals(outcome) || "accepted".equals(outcome);
    }
}
