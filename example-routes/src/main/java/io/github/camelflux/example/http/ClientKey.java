package io.github.camelflux.example.http;

import java.util.regex.Pattern;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The idempotency key of a request, from the header {@code Idempotency-Key} that its client chose. */
@Component("clientKey")
public class ClientKey {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern USABLE = Pattern.compile("[!-~]([ -~]{0,253}[!-~])?");

    /** Keeps what HTTP clients choose apart from the keys of the application's other routes. */
    private static final String SCOPE = "http-to-ftp/";

    /** @throws UnusableRequestException unless it has 1 to 255 printable ASCII characters */
    public String of(@Header(HEADER) Object value) {
        String key = HeaderText.of(HEADER, value);
        if (!USABLE.matcher(key).matches()) {
            throw new UnusableRequestException(HEADER + ": a key has 1 to 255 printable ASCII characters, not "
                    + key.length() + " of which some may be others");
        }
        return SCOPE + key;
    }
}
