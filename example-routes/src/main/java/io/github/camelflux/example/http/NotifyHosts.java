package io.github.camelflux.example.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/**
 * Decides where receipts may be posted to: only to hosts that the operator named, or a client could have this server send requests
 * into the network behind it.
 */
@Component("notifyHosts")
public class NotifyHosts {

    private static final String HEADER = "X-Notify-Url";
    private static final int LONGEST = 2000;

    private final List<String> hosts;

    NotifyHosts(NotifySettings settings) {
        this.hosts = settings.hosts().stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /**
     * The URL, as it may be asked for.
     *
     * @throws UnusableRequestException if nothing may be posted there
     */
    public String check(@Header(HEADER) Object value) {
        // Also refuses braces: camel-http would put the application's own settings in the place of {{...}}.
        URI uri = parse(HeaderText.of(HEADER, value));
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("it is not an http or https URL with a host, without user and fragment");
        }
        if (!hosts.contains(place(uri))) {
            throw refused(HeaderText.quote(place(uri))
                    + " is not among the hosts that may be notified (example.notify.hosts)");
        }
        return uri.toString();
    }

    /** Where a URL leads, for the log: what follows the host may be a secret of the client. */
    public String hostOf(@Header(HEADER) Object value) {
        return place(URI.create(HeaderText.of(HEADER, value)));
    }

    private static String place(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() == -1 || uri.getPort() == usual ? host : host + ":" + uri.getPort();
    }

    private static URI parse(String url) {
        if (url.length() > LONGEST) {
            throw refused("it has more than " + LONGEST + " characters");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw refused("it is not a URL");
        }
    }

    /** Without the URL itself, which may hold a password. */
    private static UnusableRequestException refused(String why) {
        return new UnusableRequestException(HEADER + " (notifyUrl) is refused: " + why);
    }
}
