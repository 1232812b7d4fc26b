package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FirstPictureTest {

    @Test
    void a_prompt_becomes_a_picture() throws Exception {
        try (FluxSimulator simulator =
                FluxSimulator.builder().runTime(Duration.ofSeconds(14)).start()) {
            Client client = new Client(simulator);

            JsonNode accepted = client.accepted("flux-2-pro", "{\"prompt\": \"a red fox\", \"seed\": 7}");
            assertThat(accepted.get("polling_url").textValue())
                    .startsWith(simulator.pollingUrl() + "/v1/get_result?id=");
            assertThat(accepted.get("cost").decimalValue()).isEqualByComparingTo("3.0");
            assertThat(Client.json(client.poll(accepted)).get("status").textValue())
                    .isEqualTo("Pending");

            simulator.clock().advance(Duration.ofSeconds(14));
            JsonNode ready = Client.json(client.poll(accepted));
            assertThat(ready.get("status").textValue()).isEqualTo("Ready");
            assertThat(ready.at("/result/seed").longValue()).isEqualTo(7);
            assertThat(ready.at("/result/duration").doubleValue()).isEqualTo(14.0);

            HttpResponse<byte[]> picture =
                    client.download(ready.at("/result/sample").textValue());
            assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(URI.create(ready.at("/result/sample").textValue()).getPort())
                    .isEqualTo(simulator.deliveryUrl().getPort());
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.body()));
            assertThat(image.getWidth()).isEqualTo(1024);
            assertThat(image.getHeight()).isEqualTo(1024);
            assertThat(simulator.bill().count("a red fox")).isOne();
        }
    }
}
