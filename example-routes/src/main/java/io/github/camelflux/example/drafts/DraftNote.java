package io.github.camelflux.example.drafts;

import java.util.Map;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What has to be known of a draft to make the final picture of it, kept beside it under its id. */
@Component("draftNote")
public class DraftNote {

    /**
     * As a map that can be written as JSON.
     *
     * @param name of the draft, fit for keys
     * @param prompt as it was sent, to the letter: the final picture is asked for with the same
     */
    public Map<String, String> of(@ExchangeProperty("stem") String name, @ExchangeProperty("prompt") String prompt) {
        return Map.of("name", name, "prompt", prompt);
    }
}
