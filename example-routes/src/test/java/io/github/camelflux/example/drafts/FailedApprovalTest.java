package io.github.camelflux.example.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.BillLine;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An approval that gives no picture is in a queue of its own with the typed reason, and the draft stays. */
class FailedApprovalTest {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path home;

    private FluxSimulator simulator;
    private DraftFolder drafts;
    private RunningExample example;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = FluxSimulator.builder()
                .key("a-key")
                // In cents: enough for a draft.
                .key("poor-key", new BigDecimal("2"))
                .runTimeScale(0.05)
                .start();
        drafts = DraftFolder.in(home);
        example = exampleWith("a-key");
    }

    @AfterEach
    void stop() {
        example.close();
        simulator.close();
    }

    private RunningExample exampleWith(String key) {
        return RunningExample.in(home, OutsideSimulator.options(simulator, key));
    }

    @Test
    void a_draft_that_nobody_knows_is_not_found_by_http() {
        var answer = DraftFolder.approve(example, UNKNOWN);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(DraftFolder.member(answer.body(), "title")).isEqualTo("There is no draft with this id");
        assertThat(Queue.failures(example).isEmpty()).isTrue();
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void an_id_that_would_lead_elsewhere_in_the_bucket_is_not_looked_up() throws Exception {
        drafts.draft(example, "fox.txt", "A fox");

        assertThat(DraftFolder.approve(example, "fox").statusCode()).isEqualTo(404);
        assertThat(DraftFolder.approve(example, "..").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(DraftFolder.approve(example, "%24%7Bbody%7D").statusCode()).isEqualTo(404);
        refused("../finals/fox", "UnknownDraftException", "there is no such draft", "NO");
        refused("", "UnknownDraftException", "there is no such draft", "NO");
        assertThat(simulator.bill().count()).isEqualTo(1);
    }

    @Test
    void a_draft_that_nobody_knows_goes_to_the_queue_of_failures() throws Exception {
        refused(UNKNOWN, "NoSuchKeyException", "there is no such draft", "NO");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void a_moderated_final_picture_says_so_and_the_draft_stays() throws Exception {
        String id = drafts.draft(example, "fox.txt", "A fox");
        simulator.faults().always(Endpoint.POLL, Fault.taskStatus("Content Moderated"));

        // The simulated answer names no price.
        refused(id, "FluxModerationException", "moderated", "UNKNOWN");

        assertThat(example.pictureKeys()).containsExactly("drafts/fox-" + id + ".jpg");
        assertThat(simulator.bill().lines())
                .extracting(BillLine::model)
                .containsExactly("flux-2-klein-4b", "flux-2-max");
    }

    @Test
    void a_final_picture_beyond_the_credit_is_not_bought_and_the_draft_stays() throws Exception {
        example.close();
        example = exampleWith("poor-key");
        String id = drafts.draft(example, "fox.txt", "A fox");

        refused(id, "FluxCreditException", "failed", "NO");

        assertThat(example.pictureKeys()).containsExactly("drafts/fox-" + id + ".jpg");
        assertThat(simulator.bill().count()).isEqualTo(1);
    }

    private void refused(String approval, String exception, String outcome, String charged) throws JMSException {
        Queue.approvals(example).send(approval);
        Message refused = Queue.failures(example).take();

        assertThat(refused).isNotNull();
        assertThat(refused.getBody(String.class)).isEqualTo(approval);
        assertThat(refused.getStringProperty("exception")).endsWith("." + exception);
        assertThat(refused.getStringProperty("reason")).isNotBlank();
        assertThat(refused.getStringProperty("outcome")).isEqualTo(outcome);
        assertThat(refused.getStringProperty("charged")).isEqualTo(charged);
    }

    @Test
    void a_moderated_draft_goes_to_moderated() {
        drafts.drop("bad.txt", "A forbidden fox");
        drafts.arrived("moderated/bad.txt");

        assertThat(drafts.path().resolve("moderated/bad.txt.reason.txt"))
                .content()
                .contains("io.github.camelflux.FluxModerationException");
        assertThat(example.keys()).isEmpty();
        assertThat(simulator.bill().count()).isEqualTo(1);
    }
}
