package io.github.camelflux.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.apache.camel.Message;

/**
 * Several pictures as a message body: a list of messages for a splitter, each with a picture as its body and headers of its own. A
 * splitter gives each part the message itself, and what the part's steps set would stay in it; so each look gives a message of its
 * own, with a cursor of its own, and the list can be split again, or twice at a time. Unmodifiable; safe for use by several
 * threads.
 */
public final class PictureMessages extends AbstractList<Message> implements RandomAccess {

    private final List<Message> messages;
    private volatile boolean read;

    /** @param messages whose bodies are pictures */
    PictureMessages(List<Message> messages) {
        this.messages = List.copyOf(messages);
    }

    @Override
    public Message get(int index) {
        Message own = messages.get(index).copy();
        try {
            own.setBody(((PictureBody) own.getBody()).copy(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        read = true;
        return own;
    }

    @Override
    public int size() {
        return messages.size();
    }

    /** How many only. */
    @Override
    public String toString() {
        return messages.size() + " pictures";
    }

    /** The messages themselves, none of them counted as taken out. */
    List<Message> messages() {
        return messages;
    }

    /** Whether anybody took a picture out of the list. */
    boolean isRead() {
        return read;
    }
}
