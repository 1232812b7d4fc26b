package io.github.camelflux.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A picture as the bucket holds it, decoded, with the receipt beside it. */
public record StoredPicture(String contentType, String format, int width, int height, JsonNode receipt) {

    static StoredPicture read(S3Client s3, String bucket, String key) {
        ResponseBytes<GetObjectResponse> object =
                s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
        String receiptKey = key.substring(0, key.lastIndexOf('.')) + ".receipt.json";
        byte[] receipt =
                s3.getObjectAsBytes(get -> get.bucket(bucket).key(receiptKey)).asByteArray();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(object.asByteArray()))) {
            ImageReader reader = ImageIO.getImageReaders(input).next();
            reader.setInput(input);
            // Reads every pixel, so that a picture that was cut short does not pass.
            var picture = reader.read(0);
            return new StoredPicture(
                    object.response().contentType(),
                    reader.getFormatName().toLowerCase(Locale.ROOT),
                    picture.getWidth(),
                    picture.getHeight(),
                    new ObjectMapper().readTree(receipt));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
