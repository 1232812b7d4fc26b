package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.Exchange;

/** What each route of the component's page is put through: what the page says that one sends, gets, and is charged for. */
final class PageScenes {

    /** By the name of the example. */
    static final SortedMap<String, Consumer<PageStage>> ALL = new TreeMap<>();

    /** Those that look at pixels, so that the simulator has to draw. */
    static final Set<String> DRAWN =
            Set.of("fill", "outpaint", "outpaint-place", "erase", "try-on", "try-on-attachments");

    /** What is true of a component that has the properties of an example, by its name. */
    static final Map<String, Predicate<FluxComponent>> PROPERTIES = Map.of(
            "simulator",
            flux -> flux.getConfiguration().getBaseUrl().equals("http://127.0.0.1:8090")
                    && flux.getConfiguration().getApiKey().equals("any"),
            "tiers",
            flux -> flux.getTiers().equals(Map.of("draft", "bfl:flux-2-klein-9b", "poster", "bfl:flux-2-flex")),
            "budgets",
            flux -> flux.getBudgets().equals(Map.of("shop", "25.00/day", "press", "500/month"))
                    && flux.getBudgetZone().equals("Europe/Berlin")
                    && flux.getAssumedCost().equals("0.10"));

    private static final byte[] BLUE = Drawings.plain(256, 256, Color.BLUE);
    private static final byte[] RED = Drawings.plain(256, 256, Color.RED);
    private static final byte[] MIDDLE = Drawings.mask(256, 256, 96, 96, 64, 64);
    private static final byte[] SPOT = Drawings.spot(256, 256, Color.BLUE, 96, 96, 64, 64);
    private static final Map<String, Object> NOTHING = Map.of();

    static {
        pictures();
        tools();
        videos();
        jobs();
        prices();
    }

    private PageScenes() {}

    private static void pictures() {
        ALL.put("generate", stage -> {
            stage.drop("prompts/fox.txt", "a fox at the window".getBytes());
            assertThat(size(stage.picked("pictures/fox.png"))).isEqualTo("1024x768");
            assertThat(stage.gone("prompts/fox.txt", "prompts/done/fox.txt")).isTrue();
            assertThat(stage.bill().count("a fox at the window")).isOne();
        });
        ALL.put("generate-tier", stage -> {
            Exchange made = stage.send("direct:generate-tier", "sailors", NOTHING);
            assertThat(made.getMessage().getHeader(FluxConstants.JOB_MODEL)).isEqualTo("flux-2-klein-4b");
            assertThat(stage.bill().count("A poster for sailors")).isOne();
        });
        ALL.put("request", stage -> {
            byte[] picture = body(stage.send("direct:request", null, NOTHING));
            assertThat(size(picture)).isEqualTo("512x768");
            assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
        });
        ALL.put("edit", stage -> {
            stage.drop("photos/house.jpg", BLUE);
            assertThat(size(stage.picked("edited/house-edit.jpg"))).isEqualTo("256x256");
            assertThat(stage.bill().count("The same scene at night")).isOne();
        });
        ALL.put("edit-several", stage -> {
            stage.send("direct:edit-several", "the sofa in the room", NOTHING);
            assertThat(stage.sent(0).bodyText())
                    .contains("\"input_image\":\"https://example.com/room.jpg\"")
                    .contains("\"input_image_2\":\"https://example.com/sofa.jpg\"");
            assertThat(stage.bill().count("the sofa in the room")).isOne();
        });
        ALL.put("several", stage -> {
            stage.drop("prompts/fox.txt", "a fox at the window".getBytes());
            for (int index = 1; index <= 3; index++) {
                assertThat(stage.picked("pictures/fox-" + index + ".jpg")).isNotEmpty();
            }
            assertThat(stage.bill().count("a fox at the window")).isEqualTo(3);
        });
        ALL.put("fine-tuned", stage -> {
            stage.send("direct:fine-tuned", "a cat", NOTHING);
            assertThat(stage.sent(0).path()).isEqualTo("/v1/flux-2-klein-9b-finetuned");
            assertThat(stage.sent(0).bodyText()).contains("\"finetune_id\":\"us/cats\"", "\"finetune_strength\":0.8");
        });
        ALL.put("failures", stage -> {
            assertThat(stage.send("direct:failures", "a forbidden thing", NOTHING)
                            .getMessage()
                            .getBody(String.class))
                    .startsWith("Refused, change the prompt: [")
                    .hasSizeGreaterThan("Refused, change the prompt: []".length());
            assertThat(size(body(stage.send("direct:failures", "a fox", NOTHING))))
                    .isEqualTo("1024x1024");
        });
    }

    private static void tools() {
        ALL.put("fill", stage -> {
            stage.drop("masks/house.png", MIDDLE);
            stage.drop("photos/house.jpg", BLUE);
            byte[] filled = stage.picked("filled/house-fill.jpg");
            assertThat(near(Drawings.pixel(filled, 20, 20), Color.BLUE)).isTrue();
            assertThat(near(Drawings.pixel(filled, 128, 128), Color.BLUE)).isFalse();
            assertThat(stage.bill().count("A red door")).isOne();
        });
        ALL.put("outpaint", stage -> {
            stage.drop("photos/house.jpg", Drawings.plain(1024, 1024, Color.BLUE));
            byte[] wide = stage.picked("wide/house-expand.png");
            assertThat(size(wide)).isEqualTo("1536x1024");
            assertThat(Drawings.pixel(wide, 258, 4)).isEqualTo(Color.BLUE);
            assertThat(Drawings.pixel(wide, 1277, 1019)).isEqualTo(Color.BLUE);
            assertThat(Drawings.pixel(wide, 250, 512)).isNotEqualTo(Color.BLUE);
            assertThat(Drawings.pixel(wide, 1285, 512)).isNotEqualTo(Color.BLUE);
            assertThat(stage.bill().count()).isOne();
        });
        ALL.put("outpaint-place", stage -> {
            byte[] wide = body(stage.send("direct:outpaint-place", BLUE, NOTHING));
            assertThat(size(wide)).isEqualTo("1024x768");
            assertThat(Drawings.pixel(wide, 4, 516)).isEqualTo(Color.BLUE);
            assertThat(Drawings.pixel(wide, 250, 760)).isEqualTo(Color.BLUE);
            assertThat(Drawings.pixel(wide, 4, 508)).isNotEqualTo(Color.BLUE);
            assertThat(stage.sent(0).bodyText()).contains("\"mode\":\"fast\"");
            assertThat(stage.bill().count("A wide beach")).isOne();
        });
        ALL.put("expand-borders", stage -> {
            byte[] wide = body(stage.send("direct:expand-borders", BLUE, NOTHING));
            assertThat(size(wide)).isEqualTo("768x256");
        });
        ALL.put("erase", stage -> {
            stage.drop("masks/house.png", MIDDLE);
            stage.drop("photos/house.jpg", SPOT);
            byte[] erased = stage.picked("erased/house-erase.png");
            assertThat(Drawings.pixel(SPOT, 128, 128)).isEqualTo(Color.WHITE);
            assertThat(Drawings.pixel(erased, 128, 128)).isEqualTo(Color.BLUE);
        });
        ALL.put("deblur", stage -> {
            stage.drop("photos/house.jpg", BLUE);
            assertThat(size(stage.picked("sharp/house-deblur.png"))).isEqualTo("256x256");
            assertThat(stage.sent(0).bodyText()).doesNotContain("prompt");
        });
        ALL.put("try-on", stage -> {
            stage.drop("garments/coat.png", RED);
            stage.drop("people/ana.jpg", BLUE);
            byte[] dressed = stage.picked("dressed/ana-try-on.jpg");
            assertThat(near(Drawings.pixel(dressed, 60, 100), Color.BLUE)).isTrue();
            assertThat(hasRed(dressed)).isTrue();
            assertThat(stage.bill().count("The person wears the coat")).isOne();
        });
        ALL.put("try-on-attachments", stage -> {
            Exchange made = stage.sendForm("direct:try-on-attachments", Map.of("me", BLUE, "garment", RED));
            assertThat(made.getException()).isNull();
            byte[] dressed = body(made);
            assertThat(near(Drawings.pixel(dressed, 60, 100), Color.BLUE)).isTrue();
            assertThat(hasRed(dressed)).isTrue();
            assertThat(stage.bill().count("The person wears the coat")).isOne();
        });
    }

    private static void videos() {
        ALL.put("video", stage -> {
            stage.drop("prompts/waves.txt", "waves".getBytes());
            assertThat(stage.picked("videos/waves-video.mp4")).isNotEmpty();
            assertThat(stage.sent(0).bodyText()).contains("\"duration\":5", "\"resolution\":\"hd\"");
        });
        ALL.put("video-of-a-picture", stage -> {
            stage.drop("photos/house.jpg", BLUE);
            assertThat(stage.picked("videos/house-video.mp4")).isNotEmpty();
            assertThat(stage.sent(0).bodyText()).contains("\"mode\":\"i2v\"");
        });
        ALL.put("video-draft", stage -> {
            Exchange made = stage.send("direct:video-draft", "waves", NOTHING);
            assertThat(made.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("video/mp4");
            assertThat(stage.sent(0).bodyText()).contains("\"draft\":true");
            assertThat(stage.sent(1).bodyText()).contains("\"mode\":\"draft_enhance\"");
        });
        ALL.put("video-edit", stage -> {
            stage.drop("clips/street.mp4", stage.movie());
            assertThat(stage.picked("videos/street-video-edit.mp4")).isNotEmpty();
            assertThat(stage.sent(1).bodyText()).contains("The same street in the snow");
        });
        ALL.put("video-upscale", stage -> {
            stage.drop("clips/street.mp4", stage.movie());
            assertThat(stage.picked("videos/street-video-upscale.mp4")).isNotEmpty();
            assertThat(stage.sent(1).path()).isEqualTo("/v1/flux-tools/video-upscale-v1");
        });
    }

    private static void jobs() {
        ALL.put("await", stage -> {
            Exchange ordered = stage.send("direct:order", "a fox", NOTHING);
            assertThat(ordered.getMessage().getBody()).isEqualTo("a fox");
            assertThat(size(body(stage.send("direct:fetch", null, job(ordered)))))
                    .isEqualTo("1024x1024");
            assertThat(stage.bill().count()).isOne();
        });
        ALL.put("status", stage -> {
            Exchange bought = stage.buy("a fox");
            Exchange told = stage.send("direct:status", "unchanged", job(bought));
            assertThat(told.getMessage().getBody()).isEqualTo("unchanged");
            assertThat(told.getMessage().getHeader(FluxConstants.JOB_OUTCOME)).isEqualTo("picture");
        });
        ALL.put("cancel", stage -> {
            Exchange told = stage.send("direct:cancel", null, job(stage.buy("a fox")));
            assertThat(told.getMessage().getBody(String.class)).startsWith("It goes on: ");
            assertThat(told.getMessage().getHeader(FluxConstants.JOB_CANCELLED)).isEqualTo(false);
        });
        ALL.put("callback", stage -> {
            Exchange made = stage.send("direct:paint", "a fox", NOTHING);
            assertThat(size(body(made))).isEqualTo("1024x1024");
            assertThat(made.getMessage().getHeader(FluxConstants.JOB_POLLS)).isEqualTo(0);
            assertThat(stage.bill().count()).isOne();
        });
        ALL.put("jobs", stage -> {
            stage.buy("a fox");
            assertThat(stage.send("direct:jobs", null, NOTHING).getMessage().getBody(List.class))
                    .hasSize(1);
        });
        ALL.put("forget", stage -> {
            Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");
            stage.send("flux:generate", "a fox", key);
            stage.send("flux:generate", "a fox", key);
            assertThat(stage.bill().count()).isOne();
            Exchange freed = stage.send("direct:forget", null, key);
            assertThat(freed.getMessage().getHeader(FluxConstants.FORGOTTEN, List.class))
                    .hasSize(1);
            stage.send("flux:generate", "a fox", key);
            assertThat(stage.bill().count()).isEqualTo(2);
        });
        ALL.put("results", stage -> {
            Exchange accepted = stage.send("direct:shop", "a fox", Map.of(Exchange.FILE_NAME, "fox.txt"));
            assertThat(accepted.getMessage().getBody()).isEqualTo("a fox");
            assertThat(size(stage.picked("pictures/fox.jpg"))).isEqualTo("1024x1024");
            Exchange refused = stage.send("direct:shop", "a forbidden thing", NOTHING);
            Object id = refused.getMessage().getHeader(FluxConstants.JOB_ID);
            assertThat(new String(stage.picked("refused/" + id + ".txt"))).contains("content rules");
        });
    }

    private static void prices() {
        ALL.put("estimate", stage -> {
            Exchange cheap = stage.send("direct:estimate", BLUE, NOTHING);
            assertThat(cheap.getMessage().getHeader(FluxConstants.ESTIMATE_USD, BigDecimal.class))
                    .isEqualByComparingTo("0.045");
            assertThat(stage.bill().count()).isOne();
            Exchange dear = stage.send("direct:estimate", BLUE, Map.of(FluxConstants.MODEL, "flux-2-max"));
            assertThat(dear.getMessage().getHeader(FluxConstants.ESTIMATE_USD, BigDecimal.class))
                    .isEqualByComparingTo("0.10");
            stage.send("direct:estimate", "https://example.com/a.png", NOTHING);
            assertThat(stage.bill().count()).isOne();
        });
        ALL.put("credits", stage -> assertThat(
                        stage.send("direct:credits", null, NOTHING).getMessage().getBody(String.class))
                .matches("[0-9.]+ credits left"));
        ALL.put("usage", stage -> {
            assertThat(stage.send("direct:usage", 1200, NOTHING).getException()).isNull();
            assertThat(stage.bill().count()).isZero();
        });
        ALL.put("budget", stage -> {
            assertThat(size(body(stage.send("direct:budget", "a fox", NOTHING))))
                    .isEqualTo("1024x1024");
            Exchange dear = stage.send("direct:budget", "a dear fox", Map.of(FluxConstants.MODEL, "flux-2-max"));
            assertThat(dear.getMessage().getBody(String.class)).startsWith("Not bought: maxCost: ");
            Exchange beyond = stage.send("direct:budget", "a second fox", NOTHING);
            assertThat(beyond.getMessage().getBody(String.class)).startsWith("Not bought: budget=shop: ");
            assertThat(stage.bill().count()).isOne();
        });
        ALL.put("ledger", stage -> {
            stage.send("direct:cover", "a fox", NOTHING);
            stage.buy("a fox of nobody");
            List<?> lines =
                    stage.send("direct:ledger", null, NOTHING).getMessage().getBody(List.class);
            assertThat(lines).hasSize(2).anySatisfy(line -> assertThat((Map<?, ?>) line)
                    .isEqualTo(Map.of(
                            "costCentre",
                            "marketing",
                            "model",
                            "flux-2-pro",
                            "jobs",
                            1L,
                            "pictures",
                            1L,
                            "costUsd",
                            new BigDecimal("0.03"),
                            "estimatedUsd",
                            new BigDecimal("0.00"),
                            "estimatedJobs",
                            0L,
                            "unpricedJobs",
                            0L)));
        });
        ALL.put("models", stage -> {
            List<?> models =
                    stage.send("direct:models", null, NOTHING).getMessage().getBody(List.class);
            assertThat(models.stream().<Object>map(model -> ((Map<?, ?>) model).get("name")))
                    .contains("flux-tools/vto-v2")
                    .doesNotContain("flux-2-pro");
            assertThat(stage.bill().count()).isZero();
        });
    }

    private static Map<String, Object> job(Exchange of) {
        return Map.of(FluxConstants.JOB_ID, of.getMessage().getHeader(FluxConstants.JOB_ID));
    }

    private static byte[] body(Exchange made) {
        return made.getMessage().getBody(byte[].class);
    }

    private static String size(byte[] picture) {
        var image = Drawings.read(picture);
        return image.getWidth() + "x" + image.getHeight();
    }

    /** JPEG does not keep colours exactly. */
    private static boolean near(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 24
                && Math.abs(one.getGreen() - other.getGreen()) < 24
                && Math.abs(one.getBlue() - other.getBlue()) < 24;
    }

    private static boolean hasRed(byte[] picture) {
        var image = Drawings.read(picture);
        for (int x = image.getWidth() / 2; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight() / 2; y++) {
                if (near(new Color(image.getRGB(x, y)), Color.RED)) {
                    return true;
                }
            }
        }
        return false;
    }
}
