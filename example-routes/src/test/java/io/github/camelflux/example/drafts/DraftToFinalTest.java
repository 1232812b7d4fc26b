package io.github.camelflux.example.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.example.Since;
import io.github.camelflux.example.StoredPicture;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.BillLine;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A cheap draft, a person's approval, one expensive picture. */
@ExtendWith(OutputCaptureExtension.class)
class DraftToFinalTest {

    private static final String PROMPT = "A \"paper\" fox, ${header.id} & friends\nin the snow";

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static DraftFolder drafts;
    private static RunningExample example;

    private Since since;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.with(Duration.ofMillis(500));
        drafts = DraftFolder.in(home);
        example = RunningExample.in(home, OutsideSimulator.options(simulator, "a-key"));
    }

    @BeforeEach
    void tidy() throws Exception {
        drafts.clear();
        example.tidy();
        since = Since.now(simulator);
    }

    @AfterAll
    static void stop() {
        example.close();
        simulator.close();
    }

    @Test
    void a_description_becomes_a_cheap_draft_and_nothing_more() {
        String id = drafts.draft(example, "fox.txt", PROMPT);

        StoredPicture draft = example.pictureAt("drafts/fox-" + id + ".jpg");
        assertThat(draft.contentType()).isEqualTo("image/jpeg");
        assertThat(draft.receipt().path("jobId").asText()).isEqualTo(id);
        assertThat(draft.receipt().path("model").asText()).isEqualTo("flux-2-klein-4b");
        assertThat(example.pictureKeys()).hasSize(1);
        assertThat(since.bill().lines()).extracting(BillLine::model).containsExactly("flux-2-klein-4b");
    }

    @Test
    void the_log_says_how_to_approve_and_that_makes_the_final_picture_from_the_draft(CapturedOutput log) {
        String id = drafts.draft(example, "fox.txt", PROMPT);
        Matcher command = Pattern.compile("curl -X POST (\\S+)").matcher(log);
        assertThat(command.find()).isTrue();

        var answer = DraftFolder.post(command.group(1));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(DraftFolder.member(answer.body(), "draft")).isEqualTo(id);
        assertThat(DraftFolder.member(answer.body(), "final")).endsWith("/pictures/finals/fox-" + id + ".png");
        DraftFolder.stored(example, "finals/fox-" + id + ".receipt.json");
        StoredPicture picture = example.pictureAt("finals/fox-" + id + ".png");
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.format()).isEqualTo("png");
        StoredPicture draft = example.pictureAt("drafts/fox-" + id + ".jpg");
        assertThat(picture.width()).isEqualTo(draft.width());
        assertThat(picture.height()).isEqualTo(draft.height());
        assertThat(picture.receipt().path("operation").asText()).isEqualTo("edit");
        assertThat(since.bill().lines()).extracting(BillLine::model).containsExactly("flux-2-klein-4b", "flux-2-max");
        assertThat(since.bill().count(PROMPT)).isEqualTo(2);
        assertThat(since.requests())
                .filteredOn(request -> request.path().equals("/v1/flux-2-max"))
                .singleElement()
                .satisfies(request -> assertThat(request.bodyText())
                        .contains(Base64.getEncoder()
                                .encodeToString(example.object("drafts/fox-" + id + ".jpg"))
                                .substring(0, 40_000)));
    }

    @Test
    void an_approval_is_a_message_with_the_id() {
        String id = drafts.draft(example, "fox.txt", PROMPT);
        Queue.approvals(example).send(id + "\n");
        DraftFolder.stored(example, "finals/fox-" + id + ".receipt.json");

        assertThat(example.pictureAt("finals/fox-" + id + ".png").format()).isEqualTo("png");
        assertThat(since.bill().count()).isEqualTo(2);
    }

    @Test
    void approvals_that_come_while_the_picture_is_being_made_buy_nothing(CapturedOutput log) {
        String id = drafts.draft(example, "fox.txt", PROMPT);
        simulator.faults().forModel("flux-2-max").always(Endpoint.POLL, Fault.taskStatus("Pending"));
        Queue.approvals(example).send(id);
        Queue.approvals(example).send(id);
        DraftFolder.approve(example, id);
        await().atMost(Duration.ofSeconds(90)).until(() -> occurrences(log, "approved. Asking") == 3);
        simulator.faults().clear();
        await().atMost(Duration.ofSeconds(90)).until(() -> occurrences(log, "the final picture is done for") == 3);

        assertThat(example.pictureKeys()).hasSize(2);
        assertThat(since.bill().count()).isEqualTo(2);
    }

    @Test
    void an_approval_after_a_restart_finds_the_picture_and_buys_nothing(CapturedOutput log) {
        String id = drafts.draft(example, "fox.txt", PROMPT);
        Queue.approvals(example).send(id);
        DraftFolder.stored(example, "finals/fox-" + id + ".receipt.json");
        byte[] bought = example.object("finals/fox-" + id + ".png");
        example.close();
        example = RunningExample.in(home, OutsideSimulator.options(simulator, "a-key"));

        Queue.approvals(example).send(id);
        await().atMost(Duration.ofSeconds(90)).until(() -> occurrences(log, "was made before") == 1);
        // Waits for whatever is in work.
        example.close();

        assertThat(home.resolve("data/s3/pictures/finals/fox-" + id + ".png")).hasBinaryContent(bought);
        assertThat(since.bill().count()).isEqualTo(2);
        example = RunningExample.in(home, OutsideSimulator.options(simulator, "a-key"));
    }

    @Test
    void drafts_of_one_name_have_a_final_picture_each() {
        String first = drafts.draft(example, "fox.txt", "A red fox");
        drafts.drop("fox.txt", "A blue fox");
        drafts.arrived("done/fox-2.txt");
        String second = example.pictureKeys().stream()
                .map(key -> key.replaceAll("drafts/fox-(.*)\\.jpg", "$1"))
                .filter(id -> !id.equals(first))
                .findFirst()
                .orElseThrow();
        Queue.approvals(example).send(second);
        DraftFolder.stored(example, "finals/fox-" + second + ".receipt.json");

        assertThat(since.bill().byPrompt()).containsEntry("A red fox", 1).containsEntry("A blue fox", 2);
    }

    private static int occurrences(CapturedOutput log, String text) {
        return log.toString().split(Pattern.quote(text), -1).length - 1;
    }
}
