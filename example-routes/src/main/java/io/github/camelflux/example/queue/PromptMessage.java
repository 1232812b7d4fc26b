package io.github.camelflux.example.queue;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxRequestException;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** What a message of the queue holds: text or bytes. Objects are not read, since reading one runs code that its sender chose. */
@Component("promptMessage")
public class PromptMessage {

    /**
     * The body of a message.
     *
     * @throws FluxRequestException if it holds neither text nor bytes, or has no id: without one nobody could tell whether it comes
     *     for the first time, and each delivery would buy
     */
    public Object bodyOf(@Body Message message) throws JMSException {
        if (message.getJMSMessageID() == null) {
            throw refused("it has no JMSMessageID; a message that came again would be bought again");
        }
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            return contentOf(bytes);
        }
        throw refused("it holds neither text nor bytes");
    }

    private static byte[] contentOf(BytesMessage message) throws JMSException {
        byte[] content = new byte[Math.toIntExact(message.getBodyLength())];
        message.reset();
        message.readBytes(content);
        return content;
    }

    private static FluxRequestException refused(String why) {
        return new FluxRequestException("The message cannot be used: " + why, FailureContext.NONE);
    }
}
