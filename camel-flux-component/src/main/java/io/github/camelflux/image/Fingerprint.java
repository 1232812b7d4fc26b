package io.github.camelflux.image;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The digest of a request's meaning. Every value goes in with its kind and its length, so that no two requests share a form;
 * members go in by name, in the order of names, so that their own order does not matter.
 */
final class Fingerprint {

    /** Part of the form: changes when the form does, because stored keys depend on it. */
    private static final String VERSION = "camel-flux request 1";

    private final MessageDigest digest = Sha256.start();
    private final DataOutputStream form =
            new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));

    private Fingerprint() {}

    /**
     * @param asked what was asked, mostly the model's name
     * @throws IOException if the bytes of a picture cannot be read
     */
    static String of(ImageRequest request, String asked) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.text(VERSION);
        fingerprint.value(setFields(request, asked));
        return Sha256.finish(fingerprint.digest);
    }

    private static Map<String, Object> setFields(ImageRequest request, String asked) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("operation", request.operation().uriName());
        fields.put("model", asked);
        fields.put("prompt", request.prompt());
        fields.put("width", request.width());
        fields.put("height", request.height());
        fields.put("aspectRatio", request.aspectRatio());
        fields.put("resolution", request.resolution());
        fields.put("seed", request.seed());
        fields.put("outputFormat", request.outputFormat());
        fields.put("safetyTolerance", request.safetyTolerance());
        fields.put("promptUpsampling", request.promptUpsampling());
        fields.put("steps", request.steps());
        fields.put("guidance", request.guidance());
        fields.put("images", request.images().isEmpty() ? null : request.images());
        request.roles().forEach((role, input) -> fields.put(role.roleName(), input));
        fields.put("extra", request.extra().isEmpty() ? null : request.extra());
        fields.values().removeIf(value -> value == null);
        return fields;
    }

    private void value(Object value) throws IOException {
        if (value == null) {
            form.writeByte('0');
        } else if (value instanceof Boolean flag) {
            form.writeByte(flag ? 't' : 'f');
        } else if (value instanceof CharSequence text) {
            form.writeByte('s');
            text(text.toString());
        } else if (value instanceof Number number) {
            form.writeByte('n');
            // 1, 1.0 and 1.00 are one number in JSON.
            text(new BigDecimal(number.toString()).stripTrailingZeros().toString());
        } else if (value instanceof List<?> list) {
            form.writeByte('l');
            form.writeInt(list.size());
            for (Object element : list) {
                value(element);
            }
        } else if (value instanceof Map<?, ?> map) {
            members(map);
        } else if (value instanceof InputImage.Inline inline) {
            value(inline.bytes());
        } else if (value instanceof InputImage.Link link) {
            form.writeByte('u');
            text(link.url());
        } else if (value instanceof Blob blob) {
            form.writeByte('b');
            text(blob.sha256());
        } else {
            throw new IllegalArgumentException(
                    value.getClass().getName() + " is not a JSON value (text, number, boolean, list or map)");
        }
    }

    private void members(Map<?, ?> map) throws IOException {
        Map<String, Object> byName = new TreeMap<>();
        map.forEach((name, value) -> byName.put(String.valueOf(name), value));
        form.writeByte('m');
        form.writeInt(byName.size());
        for (Map.Entry<String, Object> member : byName.entrySet()) {
            text(member.getKey());
            value(member.getValue());
        }
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        form.writeInt(bytes.length);
        form.write(bytes);
    }
}
