import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;

/** Fetches each URL as a browser would and decodes what comes; ends with an exception if one is not a whole JPEG or PNG. */
class OpenPictures {

    public static void main(String[] urls) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        for (String url : urls) {
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = answer.headers().firstValue("Content-Type").orElse("no content type");
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
            if (answer.statusCode() != 200 || picture == null || !type.matches("image/(jpeg|png)")) {
                throw new IllegalStateException(
                        url + " answers " + answer.statusCode() + ", " + type + ", " + answer.body().length + " bytes");
            }
            System.out.printf(
                    "%s, %d x %d, %d bytes: %s%n",
                    type, picture.getWidth(), picture.getHeight(), answer.body().length, url);
        }
    }
}
