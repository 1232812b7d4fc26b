package io.github.camelflux.example.prompts;

import java.nio.file.Path;
import org.apache.camel.ExchangeProperty;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder that prompt files are dropped into. Files in work and files put away are in folders inside it, so that moving one is a
 * rename and never half done.
 */
@Component("inbox")
public class Inbox {

    /** Where prompts are while their picture is being made. The route names it as well. */
    static final String WORKING = ".working";

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

    /**
     * Where to put a prompt away: its own name, or the next free one, since Camel's {@code move} replaces a file that is there.
     *
     * @return relative to the inbox, {@code done/cat.txt}
     */
    public String placeFor(@ExchangeProperty("prompt") String prompt, @ExchangeProperty("outcome") String outcome) {
        return outcome + "/" + FreeName.in(folder.resolve(outcome), prompt);
    }
}
