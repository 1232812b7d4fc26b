package io.github.camelflux.http;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts that go into logs and exceptions: user names, passwords and queries of URLs (signed links), values
 * of headers that carry a key, bearer and other tokens. Masks rather too much than too little. Safe for use by several threads.
 */
public final class Redaction {

    private static final String MASK = "***";
    private static final int LONGEST = 500;

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(auth|key|token|secret|passw|cookie|credential|signature|session).*");

    private static final Pattern USER_INFO = Pattern.compile("(://)[^/?#\\s\"'<>]*@");
    private static final Pattern QUERY = Pattern.compile("(://[^\\s\"'<>?#]*)[?#][^\\s\"'<>]*");
    private static final Pattern RELATIVE_QUERY = Pattern.compile("(/[^\\s\"'<>?#]*\\?)[^\\s\"'<>]+");
    private static final Pattern SECRET_HEADER = Pattern.compile(
            "(?i)\\b([\\w-]*(?:authorization|api[-_]?key|x-key|token|secret|password|cookie)\"?\\s*[:=]\\s*)(?:\"[^\"]*\"|[^\\r\\n,;\"}\\]]+)");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer|basic|token|key)(\\s+)[\\w.~+/=:-]{6,}");
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)\\b(sig|se|sp|skoid|x-amz-[\\w-]+|x-goog-[\\w-]+|signature|key|token)=[^\\s&\"'<>,;]+");

    private Redaction() {}

    /** The text without what looks like a secret, at most 500 characters; null gives an empty text. */
    public static String mask(String text) {
        return mask(text, List.of());
    }

    /**
     * The same, and without these known secrets wherever they stand.
     *
     * @param secrets values; those shorter than 4 characters are left alone, as they would mask ordinary words
     */
    public static String mask(String text, Collection<String> secrets) {
        if (text == null) {
            return "";
        }
        String masked = text;
        for (String secret : secrets) {
            if (secret.length() >= 4) {
                masked = masked.replace(secret, MASK);
            }
        }
        masked = USER_INFO.matcher(masked).replaceAll("$1" + MASK + "@");
        masked = QUERY.matcher(masked).replaceAll("$1?" + MASK);
        masked = RELATIVE_QUERY.matcher(masked).replaceAll("$1" + MASK);
        masked = SECRET_HEADER.matcher(masked).replaceAll("$1" + MASK);
        masked = SCHEME.matcher(masked).replaceAll("$1$2" + MASK);
        masked = PARAMETER.matcher(masked).replaceAll("$1=" + MASK);
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "...";
    }

    /** Whether a header of this name probably carries a secret. */
    public static boolean isSecretName(String headerName) {
        return SECRET_NAME.matcher(headerName).matches();
    }
}
