package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.Spool;
import jakarta.activation.DataHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.ByteArrayDataSource;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputPicturesTest {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\nA".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] MASK = "\u0089PNG\r\n\u001a\nM".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] GARMENT = "\u00ff\u00d8\u00ff\u00e0G".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] VIDEO = "\u0089PNG\r\n\u001a\nV".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JPEG = "\u00ff\u00d8\u00ff\u00e0B".getBytes(StandardCharsets.ISO_8859_1);
    private static final String URL = "https://example.org/cat.png?size=1,2";

    @TempDir
    Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FluxConfiguration options = new FluxConfiguration();
    private Exchange exchange;
    private Message message;
    private Spool spool;

    @BeforeEach
    void start() {
        // Everything goes into a file, so that what is not given up can be counted.
        spool = new Spool(directory.resolve("spool"), 0);
        exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
        message = exchange.getMessage();
        message.setHeader("CamelFluxPrompt", "make it blue");
    }

    @AfterEach
    void nothingIsLeft() {
        exchange.getUnitOfWork().done(exchange);
        assertThat(spool.openFiles()).isZero();
    }

    @Test
    void aPictureOfAnyTypeIsRead() throws IOException {
        Path file = Files.write(directory.resolve("in.png"), PNG);
        GenericFile<File> local = new GenericFile<>();
        local.setFile(file.toFile());
        local.setFileLength(PNG.length);
        GenericFile<byte[]> remote = new GenericFile<>();
        remote.setFile(new byte[0]);
        remote.setBody(PNG);
        for (Object picture : new Object[] {
            PNG,
            new ByteArrayInputStream(PNG),
            new InputStreamCache(PNG),
            ByteBuffer.wrap(PNG),
            file,
            file.toFile(),
            local,
            remote,
            Base64.getEncoder().encodeToString(PNG),
            Base64.getUrlEncoder().withoutPadding().encodeToString(PNG),
            Base64.getMimeEncoder(4, "\r\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(PNG) + "\n",
            "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG),
        }) {
            message.setBody(picture);
            assertThat(bytes(edit().images())).as("%s", picture.getClass()).containsExactly(PNG);
            message.setBody(null);
            message.setHeader(
                    "CamelFluxInputImages", picture instanceof InputStream ? new InputStreamCache(PNG) : picture);
            assertThat(bytes(edit().images())).as("%s", picture.getClass()).containsExactly(PNG);
            message.removeHeader("CamelFluxInputImages");
        }
        assertThat(file).exists();
    }

    @Test
    void aUrlIsHandedOnAndNotFetched() throws IOException {
        for (Object url : new Object[] {
            URL, " " + URL + "\n", URI.create(URL), URI.create(URL).toURL()
        }) {
            message.setBody(List.of(url));
            assertThat(edit().images()).containsExactly(new InputImage.Link(URL));
        }
        options.setInputImages("https://example.org/a.png, http://example.org/b.png");
        message.setBody(null);
        assertThat(edit().images())
                .containsExactly(
                        new InputImage.Link("https://example.org/a.png"),
                        new InputImage.Link("http://example.org/b.png"));
    }

    @Test
    void manyPicturesKeepTheirOrder() throws IOException {
        message.setBody(List.of(PNG, new ByteArrayInputStream(JPEG), PNG));
        assertThat(bytes(edit().images())).containsExactly(PNG, JPEG, PNG);

        message.setBody(new Object[] {JPEG, PNG});
        assertThat(bytes(edit().images())).containsExactly(JPEG, PNG);
    }

    @Test
    void moreThanTheModelTakesAreRefusedBeforeAnyIsRead() {
        ByteArrayInputStream unread = new ByteArrayInputStream(PNG);
        options.setModel("flux-2-klein-4b");
        message.setBody(Collections.nCopies(5, unread));

        refused("4", "5");
        assertThat(unread.available()).isEqualTo(PNG.length);
    }

    @Test
    void aTextIsThePromptWhenThePictureComesByOtherWays() throws IOException {
        message.removeHeader("CamelFluxPrompt");
        message.setBody("make it red");
        message.setHeader("CamelFluxInputImages", PNG);
        assertThat(edit().prompt()).isEqualTo("make it red");

        message.removeHeader("CamelFluxInputImages");
        options.setInputImages(URL.replace(",", "%2C"));
        assertThat(edit().prompt()).isEqualTo("make it red");

        options.setInputImages(null);
        message.setHeader("CamelFluxRequestFields", Map.of("input_images", URL));
        assertThat(edit().prompt()).isEqualTo("make it red");
        assertThat(edit().images()).containsExactly(new InputImage.Link(URL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make it red",
                "cat",
                "iVBORw0KGg",
                "/etc/passwd",
                "file:///etc/passwd",
                "C:\\secret.png",
                "ftp://example.org/a.png",
                "https://",
                "http://exa mple.org/a.png",
                "data:image/png,abc",
                "data:image/png;base64",
                "gs://bucket/a.png",
            })
    void aTextThatIsNeitherUrlNorPictureIsRefused(String text) {
        message.setBody(text);
        refused("body");
        message.setBody(null);
        message.setHeader("CamelFluxInputImages", text);
        refused("CamelFluxInputImages");
    }

    @Test
    void aTextNeverNamesALocalFile() throws IOException {
        Path file = Files.write(directory.resolve("secret.png"), PNG);
        for (String text : List.of(file.toString(), file.toUri().toString())) {
            message.setBody(text);
            refused("body");
            message.setBody(Map.of("prompt", "x", "inputImages", List.of(text)));
            refused("inputImages");
        }
    }

    @Test
    void aHeaderComesBeforeTheBodyBeforeAttachmentsBeforeTheOption() throws IOException {
        options.setInputImages("https://example.org/option.png");
        assertThat(edit().images()).containsExactly(new InputImage.Link("https://example.org/option.png"));

        attach("a.png", "image/png", JPEG);
        assertThat(bytes(edit().images())).containsExactly(JPEG);

        message.setBody(PNG);
        assertThat(bytes(edit().images())).containsExactly(PNG);

        message.setHeader("CamelFluxInputImages", URL);
        assertThat(edit().images()).containsExactly(new InputImage.Link(URL));
    }

    @Test
    void attachmentsOfAMultipartRequestAreThePictures() throws IOException {
        message.removeHeader("CamelFluxPrompt");
        message.setBody("make it red");
        attach("notes.txt", "text/plain", "no picture".getBytes(StandardCharsets.US_ASCII));
        attach("a.png", "image/png", PNG);
        attach("b.jpg", "application/octet-stream", JPEG);
        attach("mask", "image/png", MASK);
        attach("garment", "image/jpeg", GARMENT);
        attach("video", "video/mp4", VIDEO);

        ImageRequest request = edit();

        assertThat(request.prompt()).isEqualTo("make it red");
        assertThat(bytes(request.images())).containsExactly(PNG, JPEG);
        assertThat(bytes(List.of(request.input(InputRole.MASK).orElseThrow()))).containsExactly(MASK);
        assertThat(bytes(List.of(request.input(InputRole.GARMENT).orElseThrow())))
                .containsExactly(GARMENT);
        assertThat(bytes(List.of(request.input(InputRole.VIDEO).orElseThrow()))).containsExactly(VIDEO);
    }

    @Test
    void aTextThatCameAsBytesIsATextWhenItsTypeSaysSo() throws IOException {
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain");
        message.setBody(URL.getBytes(StandardCharsets.US_ASCII));
        assertThat(edit().images()).containsExactly(new InputImage.Link(URL));

        message.setBody(PNG);
        options.setBodyFormat(BodyFormat.IMAGE);
        assertThat(bytes(edit().images())).containsExactly(PNG);
    }

    @Test
    void picturesInAJsonRequestAreReadWithoutHoldingThemInMemory() throws IOException {
        byte[] large = new byte[6 * 1024 * 1024];
        System.arraycopy(PNG, 0, large, 0, PNG.length);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write(
                "{\"input_images\": [\"https:\\/\\/example.org\\/\\u0061.png\", \"".getBytes(StandardCharsets.UTF_8));
        json.write(Base64.getEncoder().encode(large));
        json.write("\"], \"prompt\": \"größer \\\"rot\\\"\", \"mask\": \"".getBytes(StandardCharsets.UTF_8));
        json.write(Base64.getEncoder()
                .encodeToString(JPEG)
                .replace("/", "\\u002F")
                .replace("+", "\\u002b")
                .getBytes(StandardCharsets.US_ASCII));
        json.write("\"}".getBytes(StandardCharsets.UTF_8));
        message.removeHeader("CamelFluxPrompt");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(new ByteArrayInputStream(json.toByteArray()));

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ImageRequest request = edit();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(large.length / 2);
        assertThat(request.prompt()).isEqualTo("größer \"rot\"");
        assertThat(request.images().get(0)).isEqualTo(new InputImage.Link("https://example.org/a.png"));
        assertThat(bytes(request.images().subList(1, 2)).get(0)).isEqualTo(large);
        assertThat(bytes(List.of(request.input(InputRole.MASK).orElseThrow()))).containsExactly(JPEG);
        // The document itself is gone already: two pictures are left.
        assertThat(spool.openFiles()).isEqualTo(2);
    }

    @Test
    void aPictureThatIsNoPictureIsRefusedByItsPlace() {
        message.setBody(List.of(PNG, new Object()));
        refused("body [1]", "java.lang.Object");

        message.setBody(Arrays.asList(PNG, null));
        refused("body [1]");

        message.setBody(List.of(List.of(PNG)));
        refused("body", "List");

        message.setBody(new byte[0]);
        refused("empty");

        message.setBody(directory.resolve("missing.png"));
        refused("missing.png");
    }

    @Test
    void anEditWithoutAPictureIsRefused() {
        refused("needs a picture");
        message.setBody(List.of());
        refused("needs a picture");
    }

    @Test
    void thereIsOneMask() throws IOException {
        message.setBody(PNG);
        message.setHeader("CamelFluxMask", List.of(MASK));
        assertThat(bytes(List.of(edit().input(InputRole.MASK).orElseThrow()))).containsExactly(MASK);

        message.setHeader("CamelFluxMask", List.of(PNG, PNG));
        refused("CamelFluxMask", "2");
    }

    @Test
    void thePictureOfTheStepBeforeIsNotCopied() throws IOException {
        message.setBody(PictureBody.of(new Spool(directory).of(PNG)));

        assertThat(bytes(edit().images())).containsExactly(PNG);
        assertThat(spool.openFiles()).isZero();
    }

    @Test
    void aCachedPictureCanBeReadAgainByARedelivery() throws IOException {
        message.setBody(new InputStreamCache(PNG));
        edit();

        assertThat(bytes(edit().images())).containsExactly(PNG);
    }

    @Test
    void picturesAreGivenUpWhenTheStepSaysSoAndOnlyOnce() throws IOException {
        message.setBody(List.of(PNG, JPEG));
        ReadRequest read = reader().read(exchange);
        assertThat(spool.openFiles()).isEqualTo(2);

        read.pictures().close();
        assertThat(spool.openFiles()).isZero();
        read.pictures().close();
    }

    @Test
    void whatWasReadIsGivenUpWhenTheRestIsRefused() {
        message.setBody(List.of(PNG, JPEG, "no picture"));
        refused("body [2]");

        assertThat(spool.openFiles()).isZero();
    }

    @Test
    void aStreamThatBreaksIsNoRefusalAndLeavesNothing() {
        message.setBody(List.of(PNG, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        }));

        assertThatThrownBy(this::edit).isExactlyInstanceOf(IOException.class).hasMessage("broken");
        assertThat(spool.openFiles()).isZero();
    }

    private void attach(String name, String type, byte[] bytes) {
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment(name, new DataHandler(new ByteArrayDataSource(name, bytes) {
                    @Override
                    public String getContentType() {
                        return type;
                    }
                }));
    }

    private void refused(String... words) {
        assertThatThrownBy(this::edit)
                .isExactlyInstanceOf(FluxRequestException.class)
                .hasMessageContainingAll(words);
    }

    private ImageRequest edit() throws IOException {
        return reader().read(exchange).request();
    }

    private RequestReader reader() {
        return new RequestReader(
                context,
                Operation.EDIT,
                options,
                new ModelChoice(ModelCatalog.shipped(), new Tiers(Map.of(), new AllowedProviders(null)), name -> {}),
                new PictureCount(10),
                new OneTimeWarnings(warning -> {}),
                spool);
    }

    private static List<byte[]> bytes(List<InputImage> images) {
        return images.stream()
                .map(image -> {
                    try (InputStream in = ((InputImage.Inline) image).bytes().open()) {
                        return in.readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
