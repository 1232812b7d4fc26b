package io.github.camelflux.example.prompts;

import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder that prompt files are dropped into. Files in work and files put away are in folders inside it, so that moving one is a
 * rename and never half done.
 */
@Component("inbox")
public class Inbox {

    /** Where prompts are while their picture is being made. The route names it as well, and the pattern of the names there. */
    static final String WORKING = ".working";

    private static final int TIME_OF_CHANGE = "20261101-120000000-".length();

    private final Path folder;

    Inbox(@Value("${example.inbox}") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path folder() {
        return folder;
    }

    Path working() {
        return folder.resolve(WORKING);
    }

    /** The name that a prompt came with, which in work has the time of its last change before it. */
    public String promptOf(@Header(Exchange.FILE_NAME_ONLY) String nameInWork) {
        return nameInWork.substring(TIME_OF_CHANGE);
    }

    /**
     * Where to put a prompt away: its own name, or the next free one, since Camel's {@code move} replaces a file that is there.
     *
     * @return relative to the inbox, {@code done/cat.txt}
     */
    public String placeFor(@ExchangeProperty("prompt") String prompt, @ExchangeProperty("outcome") String outcome) {
        return outcome + "/" + FreeName.in(folder.resolve(outcome), prompt);
    }

    /** Where to put a prompt that the application has no time for any more: back into the inbox, relative to it. */
    public String placeForNextStart(@ExchangeProperty("prompt") String prompt) {
        return FreeName.in(folder, prompt);
    }
}
