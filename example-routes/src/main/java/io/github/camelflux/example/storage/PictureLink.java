package io.github.camelflux.example.storage;

import org.apache.camel.Header;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;

/** The plain URL of a stored object, fit for a browser. Whether a bucket outside lets it be read is that bucket's affair. */
@Component("pictureLink")
public class PictureLink {

    private final S3Client s3;
    private final S3Settings settings;

    PictureLink(S3Client s3, S3Settings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    public String of(@Header(AWS2S3Constants.KEY) String key) {
        return s3.utilities()
                .getUrl(object -> object.bucket(settings.bucket()).key(key))
                .toExternalForm();
    }
}
