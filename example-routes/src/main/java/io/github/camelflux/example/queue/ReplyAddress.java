package io.github.camelflux.example.queue;

import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Where a message asks to be answered, as a text that a job can carry to its end: {@code queue:NAME}. */
@Component("replyAddress")
public class ReplyAddress {

    private static final String QUEUE = "queue:";

    /** What {@code JMSReplyTo} says, as text; null if it says nothing. */
    public String of(@Header("JMSReplyTo") Object replyTo) {
        if (replyTo instanceof Queue queue) {
            try {
                return QUEUE + queue.getQueueName();
            } catch (JMSException nameless) {
                return replyTo.toString();
            }
        }
        return replyTo == null ? null : replyTo.toString();
    }

    /**
     * The name of the queue to answer to.
     *
     * @throws IllegalArgumentException if it is no queue
     */
    public String queueOf(@ExchangeProperty("answerTo") String answerTo) {
        if (!answerTo.startsWith(QUEUE)) {
            throw new IllegalArgumentException("JMSReplyTo: " + answerTo + " is no queue");
        }
        return answerTo.substring(QUEUE.length());
    }
}
