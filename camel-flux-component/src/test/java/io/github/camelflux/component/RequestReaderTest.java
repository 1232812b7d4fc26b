package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    @TempDir
    Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);
    private final Message message = exchange.getMessage();
    private final FluxConfiguration options = new FluxConfiguration();

    /** What a model takes is another matter than how a request is read. */
    @BeforeEach
    void anyModelTakesAnything() {
        options.setStrictParameters(false);
    }

    @Test
    void onlyWhatSomebodySetIsInTheRequest() throws IOException {
        message.setBody("a cat");

        assertThat(read())
                .isEqualTo(ImageRequest.builder(Operation.GENERATE, "flux-2-pro")
                        .prompt("a cat")
                        .build());
    }

    @Test
    void theOptionMaskIsALinkThatAHeaderComesBefore() throws IOException {
        message.setBody("a cat");
        options.setMask("https://example.com/mask.png");

        assertThat(read().input(InputRole.MASK)).contains(new InputImage.Link("https://example.com/mask.png"));
        message.setHeader("CamelFluxMask", "https://example.com/another.png");
        assertThat(read().input(InputRole.MASK)).contains(new InputImage.Link("https://example.com/another.png"));
    }

    @Test
    void aCountIsNoPartOfTheRequest() throws IOException {
        message.setBody("a cat");
        String one = reader().read(exchange).fingerprint();
        options.setCount(4);

        ReadRequest four = reader().read(exchange);

        assertThat(four.count()).isEqualTo(4);
        assertThat(four.fingerprint()).isEqualTo(one);
        message.setHeader("CamelFluxCount", 2.0);
        assertThat(reader().read(exchange).count()).isEqualTo(2);
    }

    @Test
    void aSeedByTheProvidersNameMakesOnePictureToo() {
        message.setBody("a cat");
        options.setCount(4);
        options.getInput().put("seed", 7);

        assertThatThrownBy(() -> reader().read(exchange))
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("input.seed: '7' with a count of 4");
    }

    @Test
    void everyFieldCanBeSetByHeaderInAnySensibleForm() throws IOException {
        message.setBody("body");
        message.setHeader("CamelFluxPrompt", "a cat");
        message.setHeader("CamelFluxModel", "flux-2-flex");
        message.setHeader("CamelFluxWidth", "1024");
        message.setHeader("CamelFluxHeight", 768L);
        message.setHeader("CamelFluxAspectRatio", "4:3");
        message.setHeader("CamelFluxResolution", "1k");
        message.setHeader("CamelFluxSeed", "123456789012345678901234567890");
        message.setHeader("CamelFluxOutputFormat", "JPG");
        message.setHeader("CamelFluxSafetyTolerance", 2.0);
        message.setHeader("CamelFluxPromptUpsampling", "False");
        message.setHeader("CamelFluxSteps", "30".getBytes(StandardCharsets.US_ASCII));
        message.setHeader("CamelFluxGuidance", "4.5");

        assertThat(read())
                .isEqualTo(ImageRequest.builder(Operation.GENERATE, "flux-2-flex")
                        .prompt("a cat")
                        .width(1024)
                        .height(768)
                        .aspectRatio("4:3")
                        .resolution("1k")
                        .seed(new BigInteger("123456789012345678901234567890"))
                        .outputFormat("jpeg")
                        .safetyTolerance(2)
                        .promptUpsampling(false)
                        .steps(30)
                        .guidance(new BigDecimal("4.5"))
                        .build());
    }

    @Test
    void everyFieldCanBeSetByOption() throws IOException {
        options.setPrompt("a cat");
        options.setModel("flux-2-flex");
        options.setSize("1024x768");
        options.setSeed(10L);
        options.setOutputFormat("png");
        options.setSafetyTolerance(1);
        options.setPromptUpsampling(true);
        options.setSteps(20);
        options.setGuidance(3.5);

        assertThat(read())
                .isEqualTo(ImageRequest.builder(Operation.GENERATE, "flux-2-flex")
                        .prompt("a cat")
                        .width(1024)
                        .height(768)
                        .seed(BigInteger.TEN)
                        .outputFormat("png")
                        .safetyTolerance(1)
                        .promptUpsampling(true)
                        .steps(20)
                        .guidance(new BigDecimal("3.5"))
                        .build());
    }

    @Test
    void aBodyMayWriteNamesInEitherCase() throws IOException {
        message.setBody(
                Map.of("prompt", "a cat", "output_format", "png", "safetyTolerance", "3", "aspect_ratio", "1:1"));

        ImageRequest request = read();

        assertThat(request.outputFormat()).isEqualTo("png");
        assertThat(request.safetyTolerance()).isEqualTo(3);
        assertThat(request.aspectRatio()).isEqualTo("1:1");
    }

    @Test
    void aHeaderComesBeforeTheRequestFieldsHeaderBeforeTheBodyBeforeTheOption() throws IOException {
        options.setSteps(4);
        message.setBody(new LinkedHashMap<>(Map.of("prompt", "a cat")));
        assertThat(read().steps()).isEqualTo(4);

        message.getBody(Map.class).put("steps", 3);
        assertThat(read().steps()).isEqualTo(3);

        message.setHeader("CamelFluxRequestFields", Map.of("steps", 2));
        assertThat(read().steps()).isEqualTo(2);

        message.setHeader("CamelFluxSteps", 1);
        assertThat(read().steps()).isEqualTo(1);
    }

    @Test
    void theHighestSourceOfASizeDecidesAboutTheWholeGroup() throws IOException {
        options.setWidth(1024);
        options.setHeight(1024);
        options.setResolution("1k");
        message.setBody(Map.of("prompt", "a cat", "aspectRatio", "16:9"));

        ImageRequest byBody = read();
        assertThat(byBody.aspectRatio()).isEqualTo("16:9");
        assertThat(byBody.width()).isNull();
        assertThat(byBody.height()).isNull();
        assertThat(byBody.resolution()).isNull();

        message.setHeader("CamelFluxSize", "512x256");
        ImageRequest byHeader = read();
        assertThat(byHeader.width()).isEqualTo(512);
        assertThat(byHeader.height()).isEqualTo(256);
        assertThat(byHeader.aspectRatio()).isNull();
    }

    @Test
    void anEndpointsOwnSizeHidesTheComponentsDefaults() {
        options.setWidth(1024);
        options.setHeight(1024);
        options.setSteps(4);

        SizeOptions.hideDefaults(options, List.of("steps"));
        assertThat(options.getWidth()).isEqualTo(1024);
        SizeOptions.hideDefaults(options, List.of("aspectRatio"));

        assertThat(options.getWidth()).isNull();
        assertThat(options.getHeight()).isNull();
        assertThat(options.getSteps()).isEqualTo(4);
    }

    @Test
    void whatIsEmptyCountsAsNotSet() throws IOException {
        options.setSteps(4);
        options.setHeight(512);
        message.setBody("a cat");
        message.setHeader("CamelFluxSteps", "");
        message.setHeader("CamelFluxWidth", " ");
        message.setHeader("CamelFluxModel", "");
        message.setHeader("CamelFluxPrompt", "");

        ImageRequest request = read();

        assertThat(request.steps()).isEqualTo(4);
        assertThat(request.height()).isEqualTo(512);
        assertThat(request.prompt()).isEqualTo("a cat");
        assertThat(request.model()).isEqualTo("flux-2-pro");
    }

    @Test
    void theModelComesFromTheHeaderBeforeTheOption() throws IOException {
        options.setModel("flux-2-max");
        message.setBody("a cat");
        assertThat(read().model()).isEqualTo("flux-2-max");

        message.setHeader("CamelFluxModel", "flux-2-flex");
        assertThat(read().model()).isEqualTo("flux-2-flex");
    }

    @Test
    void aPromptOptionIsADefaultUnlessItIsMadeFromTheMessage() throws IOException {
        message.setBody("a cat");
        options.setPrompt("a dog");
        assertThat(read().prompt()).isEqualTo("a cat");

        options.setPrompt("${body} in watercolour");
        assertThat(read().prompt()).isEqualTo("a cat in watercolour");

        options.setPrompt("${header.missing}");
        assertThat(read().prompt()).isEqualTo("a cat");

        message.setHeader("CamelFluxPrompt", "a bird");
        options.setPrompt("${body} in watercolour");
        assertThat(read().prompt()).isEqualTo("a bird");
    }

    @Test
    void whatAMessageSaysIsNeverEvaluated() throws IOException {
        message.setBody("${exchangeId}");

        assertThat(read().prompt()).isEqualTo("${exchangeId}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void noPromptIsRefused(String body) {
        message.setBody(body);

        refused("prompt");
    }

    @Test
    void aRequestWithoutAPromptIsRefused() {
        message.setBody(Map.of("steps", 3));

        refused("prompt");
    }

    @Test
    void aTextOfAnyTypeIsAPrompt() throws IOException {
        for (Object body : new Object[] {
            "a cat",
            new StringBuilder("a cat"),
            "a cat".getBytes(StandardCharsets.UTF_8),
            new ByteArrayInputStream("a cat".getBytes(StandardCharsets.UTF_8)),
            new InputStreamCache("a cat".getBytes(StandardCharsets.UTF_8)),
        }) {
            message.setBody(body);
            assertThat(read().prompt()).isEqualTo("a cat");
        }
        message.setBody(42);
        assertThat(read().prompt()).isEqualTo("42");
    }

    @Test
    void aCachedStreamCanBeReadAgainByARedelivery() throws IOException {
        message.setBody(new InputStreamCache("a cat".getBytes(StandardCharsets.UTF_8)));

        read();

        assertThat(read().prompt()).isEqualTo("a cat");
    }

    @Test
    void anObjectThatIsNoTextIsNotBoughtAsItsClassName() {
        for (Object body : new Object[] {new Object(), List.of("a cat"), new int[] {1}}) {
            message.setBody(body);
            refused("body");
        }
    }

    @Test
    void bytesThatAreNoTextAreRefusedAsAPrompt() {
        message.setBody(new byte[] {'P', 'K', 3, 4, 0, 0});

        refused("binary");
    }

    @Test
    void aBookIsRefusedAsAPrompt() {
        message.setBody(new byte[2 * 1024 * 1024]);
        refused("1048576");

        message.setBody(new ByteArrayInputStream(new byte[2 * 1024 * 1024]));
        refused("1048576");
    }

    @Test
    void thePictureOfTheStepBeforeIsNotAPrompt() throws IOException {
        options.setPrompt("a dog");
        message.setBody(PictureBody.of(new Spool(directory).of(new byte[] {1, 2})));
        assertThat(read().prompt()).isEqualTo("a dog");

        message.setBody(new byte[] {1, 2});
        message.setHeader(Exchange.CONTENT_TYPE, "image/jpeg");
        assertThat(read().prompt()).isEqualTo("a dog");

        options.setPrompt(null);
        refused("prompt");

        message.setBody("a text after a picture");
        assertThat(read().prompt()).isEqualTo("a text after a picture");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=utf-8", "Application/Vnd.acme+JSON", "text/json"})
    void aBodyOfJsonIsARequest(String contentType) throws IOException {
        String json =
                "{\"prompt\": \"a cat\", \"width\": 512, \"height\": 768, \"seed\": 7, \"output_format\": \"png\"}";
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        ImageRequest expected = ImageRequest.builder(Operation.GENERATE, "flux-2-pro")
                .prompt("a cat")
                .width(512)
                .height(768)
                .seed(BigInteger.valueOf(7))
                .outputFormat("png")
                .build();
        for (Object body : new Object[] {
            json,
            json.getBytes(StandardCharsets.UTF_8),
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
            new InputStreamCache(json.getBytes(StandardCharsets.UTF_8)),
        }) {
            message.setBody(body);
            assertThat(read()).isEqualTo(expected);
        }
    }

    @Test
    void theOptionBodyFormatDecidesWhatTheBodyIs() throws IOException {
        String json = "{\"prompt\": \"a cat\"}";
        message.setBody(json);
        assertThat(read().prompt()).isEqualTo(json);

        options.setBodyFormat(BodyFormat.REQUEST);
        assertThat(read().prompt()).isEqualTo("a cat");

        options.setBodyFormat(BodyFormat.PROMPT);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        assertThat(read().prompt()).isEqualTo(json);

        options.setBodyFormat(BodyFormat.IMAGE);
        message.setHeader(FluxConstants.PROMPT, "a cat");
        message.setBody(new byte[] {1, 2, 3});
        assertThat(read().images()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"a cat\"",
                "42",
                "{\"prompt\": \"a cat\"} {}",
                "{\"prompt\": ",
                "{\"prompt\": \"a\", \"prompt\": \"b\"}",
                "{\"output_format\": \"png\", \"outputFormat\": \"png\", \"prompt\": \"a\"}",
                "no json",
            })
    void aRequestThatIsNoJsonObjectIsRefused(String json) {
        options.setBodyFormat(BodyFormat.REQUEST);
        message.setBody(json);

        refused("body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model",
                "tier",
                "provider",
                "region",
                "webhook_url",
                "webhookSecret",
                "callbackUrl",
                "apiKey",
                "api_key",
                "baseUrl",
                "host",
                "idempotencyKey",
                "budget",
                "maxCost",
                "size_policy",
                "Width",
                "prompt ",
                "unheard_of",
            })
    void aMessageMaySetNothingButPictureFields(String name) {
        message.setBody(Map.of("prompt", "a cat", name, "x"));
        refused(name);

        message.setBody("a cat");
        message.setHeader("CamelFluxRequestFields", Map.of(name, "x"));
        refused(name, "CamelFluxRequestFields");
    }

    @Test
    void headersThatNobodyDefinedChooseNothing() throws IOException {
        message.setBody("a cat");
        for (String name : List.of("Provider", "ApiKey", "BaseUrl", "Region", "Budget")) {
            message.setHeader("CamelFlux" + name, "evil");
        }

        assertThat(read())
                .isEqualTo(ImageRequest.builder(Operation.GENERATE, "flux-2-pro")
                        .prompt("a cat")
                        .build());
    }

    @Test
    void theOptionBodyFieldsAllowsMoreByTheProvidersNames() throws IOException {
        options.setBodyFields("raw, disable_pup");
        message.setBody(
                new LinkedHashMap<>(Map.of("prompt", "a cat", "raw", true, "disable_pup", List.of(Map.of("x", 1)))));
        message.getBody(Map.class).put("unset", null);
        refused("unset");

        message.getBody(Map.class).remove("unset");
        assertThat(read().extra()).isEqualTo(Map.of("raw", true, "disable_pup", List.of(Map.of("x", 1))));

        message.getBody(Map.class).put("raw", new Object());
        refused("raw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook_url", "webhookUrl", "WebHook_Secret"})
    void notEvenTheOptionsLetACallbackHideTheJob(String name) {
        options.setBodyFields("raw," + name);
        assertThatThrownBy(this::reader)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);

        options.setBodyFields(null);
        options.setInput(Map.of(name, "https://evil.example"));
        assertThatThrownBy(this::reader)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void inputOptionsAreJsonLiteralsOrElseText() throws IOException {
        message.setBody("a cat");
        options.setInput(new LinkedHashMap<>(Map.of(
                "raw", "true", "n", "4", "text", "a word", "list", "[1, 2]", "quoted", "\"4\"", "empty", "", "two",
                "1 2")));

        assertThat(read().extra())
                .isEqualTo(Map.of(
                        "raw",
                        true,
                        "n",
                        4,
                        "text",
                        "a word",
                        "list",
                        List.of(1, 2),
                        "quoted",
                        "4",
                        "empty",
                        "",
                        "two",
                        "1 2"));
    }

    @Test
    void requestFieldsMayBeAMapOrJson() throws IOException {
        message.setBody("a cat");
        message.setHeader("CamelFluxRequestFields", "{\"steps\": 5}");
        assertThat(read().steps()).isEqualTo(5);

        message.setHeader("CamelFluxRequestFields", "steps=5");
        refused("CamelFluxRequestFields", "steps=5");
    }

    @ParameterizedTest
    @CsvSource({
        "CamelFluxWidth, wide",
        "CamelFluxWidth, 0",
        "CamelFluxWidth, 12.5",
        "CamelFluxHeight, -1",
        "CamelFluxHeight, 99999999999",
        "CamelFluxSize, 1024",
        "CamelFluxSize, 0x10",
        "CamelFluxSeed, seven",
        "CamelFluxSeed, 1e999999999",
        "CamelFluxSeed, 1.5",
        "CamelFluxSteps, many",
        "CamelFluxGuidance, strong",
        "CamelFluxGuidance, 1e-999999999",
        "CamelFluxSafetyTolerance, -1",
        "CamelFluxPromptUpsampling, perhaps",
        "CamelFluxOutputFormat, gif",
    })
    void aWrongValueIsRefusedWithItsNameAndItself(String header, String value) {
        message.setBody("a cat");
        message.setHeader(header, value);

        refused(header, value);
    }

    @Test
    void aWrongValueInABodyIsNamedAsTheBodyNamesIt() {
        message.setBody(Map.of("prompt", "a cat", "output_format", "gif"));
        refused("output_format in the body", "gif");

        message.setBody(Map.of("prompt", List.of("a cat")));
        refused("prompt in the body");

        message.setBody(Map.of("prompt", "a cat", "steps", true));
        refused("steps in the body", "true");
    }

    @Test
    void aSizeAndAWidthOfOneSourceAreRefused() {
        message.setBody(Map.of("prompt", "a cat", "size", "10x10", "width", 10));

        refused("size in the body", "10x10");
    }

    @Test
    void aModelThatMayNotBeAskedForIsRefused() {
        message.setBody("a cat");
        for (String model : List.of("flux-9", "../credits", "credits", "a b", "flux-2-max")) {
            message.setHeader("CamelFluxModel", model);
            refused(model);
        }
    }

    @Test
    void readingLeavesTheMessageAsItIs() throws IOException {
        message.setBody("a cat");
        message.setHeader("CamelFluxSeed", 7);
        message.setHeader("CamelFluxRequestFields", Map.of("steps", 3));

        read();

        assertThat(message.getHeaders()).containsKeys("CamelFluxSeed", "CamelFluxRequestFields");
        assertThat(message.getBody()).isEqualTo("a cat");
    }

    @Test
    void theFingerprintIsThatOfTheRequest() throws IOException {
        message.setBody("a cat");

        ReadRequest read = reader().read(exchange);

        assertThat(read.fingerprint()).isEqualTo(read.request().fingerprint());
    }

    private void refused(String... words) {
        assertThatThrownBy(this::read)
                .isExactlyInstanceOf(FluxRequestException.class)
                .hasMessageContainingAll(words)
                .satisfies(failure -> assertThat(((FluxRequestException) failure).getCharged())
                        .isEqualTo(Charged.NO));
    }

    private ImageRequest read() throws IOException {
        return reader().read(exchange).request();
    }

    private RequestReader reader() {
        return new RequestReader(
                context,
                Operation.GENERATE,
                options,
                new ModelChoice(ModelCatalog.shipped(), new Tiers(Map.of(), new AllowedProviders(null)), name -> {
                    if (!List.of("flux-2-pro", "flux-2-flex").contains(name) && !name.equals(options.getModel())) {
                        throw new IllegalArgumentException("model: " + name + " is not allowed");
                    }
                }),
                new PictureCount(10),
                new OneTimeWarnings(warning -> {}),
                new Spool(directory));
    }
}
