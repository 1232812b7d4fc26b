package io.github.camelflux.simulator.fault;

import io.github.camelflux.simulator.http.Reply;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A callback under a signature, or with a secret, that somebody guessed. */
final class Forgery {

    private Forgery() {}

    static Reply of(Reply callback) {
        Map<String, String> headers = new LinkedHashMap<>();
        callback.headers().forEach((name, value) -> headers.put(name, proves(name) ? turned(value) : value));
        return new Reply(callback.status(), headers, callback.payload());
    }

    private static boolean proves(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.endsWith("signature") || name.endsWith("secret");
    }

    /** Another value of the same form: one letter in the middle, which stands for whole bits in hex and in base64. */
    private static String turned(String value) {
        int middle = value.length() / 2;
        char other = value.charAt(middle) == 'a' ? 'b' : 'a';
        return value.substring(0, middle) + other + value.substring(middle + 1);
    }
}
