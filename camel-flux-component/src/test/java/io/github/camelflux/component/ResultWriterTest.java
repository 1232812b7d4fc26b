package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.Ending;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultWriterTest {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and more".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);
    private final Message message = exchange.getMessage();

    @Test
    void writesAPictureWithAllThatIsKnownOfIt() throws IOException {
        write(delivered(PNG, "image/png"));

        assertThat(message.getBody(byte[].class)).isEqualTo(PNG);
        assertThat(message.getHeaders())
                .containsEntry("CamelFluxJobId", Jobs.ID)
                .containsEntry("CamelFluxJobRemoteId", "remote-1")
                .containsEntry("CamelFluxJobRequestId", "request-1")
                .containsEntry("CamelFluxJobProvider", "bfl")
                .containsEntry("CamelFluxJobModel", "flux-2-pro")
                .containsEntry("CamelFluxJobSeed", new BigInteger("42"))
                .containsEntry("CamelFluxJobPrompt", "A cat, in oil")
                .containsEntry("CamelFluxJobUrl", Jobs.LINK.toString())
                .containsEntry("CamelFluxJobUrlExpires", Jobs.START.plusSeconds(600))
                .containsEntry("CamelFluxJobCostUsd", new BigDecimal("0.03"))
                .containsEntry("CamelFluxJobCostSettled", true)
                .containsEntry("CamelFluxJobOutcome", "picture")
                .containsEntry("CamelFluxJobPolls", 3)
                .containsEntry("CamelFluxJobRunMillis", 10_000L)
                .containsEntry("CamelFluxJobTotalMillis", 12_000L)
                .containsEntry("CamelFluxJobReplayed", false)
                .containsEntry("Content-Type", "image/png")
                .containsEntry("CamelFileName", Jobs.ID + ".png")
                .containsEntry("CamelFileLength", (long) PNG.length);
    }

    @Test
    void theReceiptIsJsonAndHoldsNeitherTheLinkNorThePrompt() throws IOException {
        write(delivered(PNG, null));

        Map<?, ?> receipt = message.getHeader("CamelFluxJobReceipt", Map.class);
        String json = new ObjectMapper().writeValueAsString(receipt);
        assertThat(new ObjectMapper().readTree(json).path("seed").asInt()).isEqualTo(42);
        assertThat(receipt.get("costUsd")).isEqualTo(new BigDecimal("0.03"));
        assertThat(receipt.get("settledAt")).isEqualTo("2026-11-02T10:00:12Z");
        assertThat(receipt.get("replayed")).isEqualTo(false);
        assertThat(json).doesNotContain("delivery.example", "secret", "oil", "null");
    }

    @Test
    void believesTheBytesBeforeTheirHost() throws IOException {
        write(delivered(PNG, "image/jpeg"));
        assertThat(message.getHeader("Content-Type")).isEqualTo("image/png");

        write(delivered("no known format".getBytes(StandardCharsets.US_ASCII), "image/jpeg"));
        assertThat(message.getHeader("Content-Type")).isEqualTo("image/jpeg");
        assertThat(message.getHeader("CamelFileName")).isEqualTo(Jobs.ID + ".jpg");

        message.removeHeader("CamelFileName");
        write(delivered("no known format".getBytes(StandardCharsets.US_ASCII), null));
        assertThat(message.getHeader("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(message.getHeader("CamelFileName")).isEqualTo(Jobs.ID + ".bin");
    }

    @Test
    void removesHeadersThatDescribedTheBodyBefore() throws IOException {
        message.setHeader("Content-Length", 12);
        message.setHeader("Content-Encoding", "gzip");

        write(delivered(PNG, null));

        assertThat(message.getHeaders()).doesNotContainKeys("Content-Length", "Content-Encoding");
    }

    @Test
    void namesThePictureAfterTheIncomingFile() throws IOException {
        message.setHeader("CamelFileName", "animals/cat.txt");
        write(delivered(PNG, null));

        assertThat(message.getHeader("CamelFileName")).isEqualTo("animals/cat.png");
    }

    @Test
    void numbersThePartsOfASplitAndNamesTheOperationOnAPicture() throws IOException {
        message.setHeader("CamelFileName", "cat.jpg");
        exchange.setProperty(ExchangePropertyKey.SPLIT_INDEX, 2);

        write(Jobs.delivered(Operation.EDIT, new Spool(directory).of(PNG), null));

        assertThat(message.getHeader("CamelFileName")).isEqualTo("cat-2-edit.png");
    }

    @Test
    void theOptionFileNameDecides() throws IOException {
        message.setHeader("CamelFileName", "cat.txt");
        message.setHeader("customer", "acme");

        write(delivered(PNG, null), "${header.customer}/${header.CamelFluxJobSeed}.png");

        assertThat(message.getHeader("CamelFileName")).isEqualTo("acme/42.png");
    }

    @Test
    void noNameMadeFromAMessageLeavesItsDirectory() throws IOException {
        message.setHeader("CamelFileName", "../../etc/passwd");
        write(delivered(PNG, null));
        assertThat(message.getHeader("CamelFileName")).isEqualTo("passwd.png");

        message.setHeader("customer", "../../etc");
        write(delivered(PNG, null), "${header.customer}/passwd");
        assertThat(message.getHeader("CamelFileName")).isEqualTo("passwd");
    }

    @Test
    void anOptionFileNameWithoutAValueLeavesTheUsualName() throws IOException {
        write(delivered(PNG, null), "${header.nothing}");

        assertThat(message.getHeader("CamelFileName")).isEqualTo(Jobs.ID + ".png");
    }

    @Test
    void whatConfiguredOneStepDoesNotConfigureTheNext() throws IOException {
        configureStep();
        message.setHeader("CamelFluxPrompt", "stays");

        write(delivered(PNG, null));

        assertThat(message.getHeaders())
                .doesNotContainKeys(
                        "CamelFluxSeed",
                        "CamelFluxIdempotencyKey",
                        "CamelFluxInputImages",
                        "CamelFluxMask",
                        "CamelFluxRequestFields")
                .containsKey("CamelFluxPrompt");
    }

    @Test
    void anAcceptedJobChangesHeadersOnly() throws IOException {
        configureStep();
        message.setBody("a cat");
        message.setHeader("CamelFileName", "cat.txt");

        write(new Ending.Accepted(Jobs.accepted(Operation.GENERATE)));

        assertThat(message.getBody()).isEqualTo("a cat");
        assertThat(message.getHeaders())
                .containsEntry("CamelFileName", "cat.txt")
                .containsEntry("CamelFluxJobId", Jobs.ID)
                .containsEntry("CamelFluxJobOutcome", "accepted")
                .containsEntry("CamelFluxJobCostUsd", new BigDecimal("0.05"))
                .containsEntry("CamelFluxJobCostSettled", false)
                .doesNotContainKeys("CamelFluxJobRunMillis", "CamelFluxSeed", "CamelFluxJobReplayed");
    }

    @Test
    void aFailureKeepsWhatConfiguredTheStepSoThatItCanBeRepeated() throws IOException {
        configureStep();
        message.setBody("a cat");

        write(new Ending.Unsuccessful(
                Jobs.settled(Operation.GENERATE, new Outcome.Failed("no", null)),
                new Outcome.Failed("no", null),
                false));

        assertThat(message.getBody()).isEqualTo("a cat");
        assertThat(message.getHeaders())
                .containsKeys("CamelFluxSeed", "CamelFluxIdempotencyKey", "CamelFluxInputImages")
                .containsEntry("CamelFluxJobOutcome", "failed")
                .containsEntry("CamelFluxJobId", Jobs.ID);
    }

    @Test
    void noHeaderOfAnEarlierJobIsLeft() throws IOException {
        write(delivered(PNG, null));

        write(new Ending.NotAccepted(null, Refusal.of(Refusal.Reason.NO_CREDIT, "no")));

        assertThat(message.getHeaders().keySet().stream().filter(name -> name.startsWith("CamelFluxJob")))
                .containsExactly("CamelFluxJobOutcome");
        assertThat(message.getHeader("CamelFluxJobOutcome")).isEqualTo("refused");
    }

    private void configureStep() {
        message.setHeader("CamelFluxSeed", 7);
        message.setHeader("CamelFluxIdempotencyKey", "key");
        message.setHeader("CamelFluxInputImages", List.of("https://example.org/a.png"));
        message.setHeader("CamelFluxMask", "https://example.org/m.png");
        message.setHeader("CamelFluxRequestFields", Map.of("steps", 3));
    }

    private Ending delivered(byte[] bytes, String contentType) throws IOException {
        return Jobs.delivered(Operation.GENERATE, new Spool(directory).of(bytes), contentType);
    }

    private void write(Ending ending) {
        write(ending, null);
    }

    private void write(Ending ending, String fileName) {
        new ResultWriter(context, fileName).write(exchange, ending);
    }
}
