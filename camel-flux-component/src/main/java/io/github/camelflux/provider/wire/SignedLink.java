package io.github.camelflux.provider.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The address of a result, with the hints that its query gives: {@code se}, when it expires, and {@code rsct}, the content type.
 * Both were seen in BFL's links, which are signed as Azure does it; neither is promised, and links of others have none.
 *
 * @param uri an http or https address
 * @param expires null without a usable hint
 * @param contentType null without a usable hint
 */
public record SignedLink(URI uri, Instant expires, String contentType) {

    /** What {@link URI} refuses although browsers take it. A signature covers the decoded value, so encoding changes nothing. */
    private static final Pattern NOT_IN_A_URI = Pattern.compile("[\\s\"<>\\\\^`{|}]|%(?!\\p{XDigit}{2})");

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+");

    /** Empty for what is not an http or https address. */
    public static Optional<SignedLink> parse(String link) {
        try {
            URI uri = new URI(NOT_IN_A_URI.matcher(link.strip()).replaceAll(SignedLink::encode));
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getRawAuthority() != null
                    ? Optional.of(new SignedLink(uri, expires(uri), contentType(uri)))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Instant expires(URI uri) {
        try {
            String given = parameter(uri, "se");
            return given == null ? null : OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String contentType(URI uri) {
        String given = parameter(uri, "rsct");
        return given != null && MEDIA_TYPE.matcher(given).matches() ? given : null;
    }

    private static String parameter(URI uri, String name) {
        for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
            if (pair.startsWith(name + "=")) {
                // A plus is a plus here: in the offset of a time, in image/svg+xml.
                String raw = pair.substring(name.length() + 1).replace("+", "%2B");
                return URLDecoder.decode(raw, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static String encode(MatchResult character) {
        return URLEncoder.encode(character.group(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
