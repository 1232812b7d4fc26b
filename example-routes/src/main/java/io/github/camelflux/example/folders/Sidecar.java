package io.github.camelflux.example.folders;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxRequestException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.file.GenericFile;
import org.springframework.stereotype.Component;

/**
 * The text that lies beside a file and says what is to become of it: {@code dog.txt} beside {@code dog.jpg}. It goes into work with
 * its file, so that one for the next {@code dog.jpg} can be dropped meanwhile, and is put away with it.
 */
@Component("sidecar")
public class Sidecar {

    /**
     * Takes the text into work, where it stays until {@link #follow}.
     *
     * @return the text; null if there is none
     * @throws FluxRequestException if it is not written in UTF-8
     * @throws IOException if it cannot be moved or read
     */
    public String take(@ExchangeProperty(Exchange.FILE_EXCHANGE_FILE) GenericFile<?> file) throws IOException {
        FileInWork inWork = FileInWork.of(file);
        if (!inWork.takeText()) {
            return null;
        }
        try {
            return Files.readString(inWork.text());
        } catch (CharacterCodingException e) {
            throw new FluxRequestException(
                    "prompt: the text beside " + inWork.name() + " is not written in UTF-8", FailureContext.NONE);
        }
    }

    /**
     * Brings the text to where its file is now: after it, because a text without its file does nothing, while a file without its
     * text would be bought with the prompt for all.
     *
     * @param place of the file, relative to its folder
     * @throws IOException if it cannot be moved
     */
    public void follow(
            @ExchangeProperty(Exchange.FILE_EXCHANGE_FILE) GenericFile<?> file, @ExchangeProperty("place") String place)
            throws IOException {
        FileInWork inWork = FileInWork.of(file);
        if (inWork.hasText()) {
            inWork.moveTextBeside(inWork.folder().path().resolve(place));
        }
    }
}
