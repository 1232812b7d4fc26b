package io.github.camelflux.example.queue;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxException;
import io.github.camelflux.component.FluxConstants;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** What is said about a message once it is known what became of it, ready to be written as JSON. */
@Component("queueAnswer")
public class QueueAnswer {

    /** In characters: a request may hold whole pictures. */
    private static final int LONGEST_REQUEST = 10_000;

    /** For a picture that is in the bucket: where, and what was bought. */
    public Map<String, Object> stored(
            @ExchangeProperty("link") String link, @Header(FluxConstants.JOB_RECEIPT) Map<String, Object> receipt) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", "picture");
        answer.put("picture", link);
        answer.put("receipt", receipt);
        return answer;
    }

    /** For a message that gave no picture: how it ended, why, whether it was charged, and what is known of message and job. */
    public Map<String, Object> failed(Exchange exchange) {
        Message message = exchange.getMessage();
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", message.getHeader(FluxConstants.JOB_OUTCOME, "refused", String.class));
        answer.put("exception", failure.getClass().getName());
        answer.put("why", failure.getMessage());
        answer.put("charged", failure instanceof FluxException known ? known.getCharged() : Charged.UNKNOWN);
        answer.put("jobId", message.getHeader(FluxConstants.JOB_ID));
        answer.put("messageId", message.getHeader("JMSMessageID"));
        answer.put("request", text(message.getBody()));
        answer.put("receipt", message.getHeader(FluxConstants.JOB_RECEIPT));
        answer.values().removeIf(value -> value == null);
        return answer;
    }

    /** What was asked for, while that is still at hand: a job that was accepted has left it behind. */
    private static String text(Object body) {
        String text = body instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : body instanceof String string ? string : null;
        return text == null || text.length() <= LONGEST_REQUEST
                ? text
                : text.substring(0, LONGEST_REQUEST) + "... (" + text.length() + " characters)";
    }
}
