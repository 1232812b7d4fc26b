package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.http.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks result addresses: {@code se} is the expiry in UTC, {@code rsct} the content type, {@code sig} covers
 * both and the path.
 */
final class SignedLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.UTC);

    private final SecretKeySpec secret;

    SignedLinks(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Path and query of a job's picture; the same at every poll. */
    String target(Job job) {
        PictureFormat format = job.picture().format();
        String path = "/durable/%s/%s/sample.%s".formatted(HOUR.format(job.endsAt()), job.id(), format.extension());
        String expiry = job.linkExpiresAt().truncatedTo(ChronoUnit.SECONDS).toString();
        String signature = sign(path, expiry, format.mediaType());
        return path + "?se=" + encode(expiry) + "&sp=r&sr=b&rsct=" + encode(format.mediaType()) + "&sig="
                + encode(signature);
    }

    /** Whether the address was signed here and is still good. */
    boolean allows(Call call, Instant now) {
        String expiry = call.parameter("se").orElse("");
        String signature = sign(call.path(), expiry, call.parameter("rsct").orElse(""));
        return MessageDigest.isEqual(
                        bytes(signature), bytes(call.parameter("sig").orElse("")))
                && now.isBefore(instant(expiry));
    }

    /** The job that a path names; empty text if it names none. */
    static String jobId(String path) {
        String[] parts = path.split("/");
        return parts.length == 5 && parts[1].equals("durable") ? parts[3] : "";
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private String sign(String path, String expiry, String mediaType) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(path + "\n" + expiry + "\n" + mediaType)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
