package io.github.camelflux.example.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.BillLine;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts and final pictures that cost more than their budget has. */
class DraftBudgetTest {

    @TempDir
    Path home;

    @Test
    void what_is_beyond_the_budget_is_not_bought_and_can_be_had_later() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        DraftFolder drafts = DraftFolder.in(home);
        try (FluxSimulator simulator = OutsideSimulator.start()) {
            String id;
            // Enough for one draft, 0.014 USD.
            try (RunningExample example = example(simulator, "0.02/day")) {
                id = drafts.draft(example, "fox.txt", "A fox");
                drafts.drop("owl.txt", "An owl");
                drafts.arrived("failed/owl.txt");

                assertThat(drafts.path().resolve("failed/owl.txt.reason.txt"))
                        .content()
                        .contains(
                                "What:    io.github.camelflux.FluxBudgetException",
                                "Why:     budget=drafts: the message would cost 0.014 USD, and 0.014 of 0.02 USD are",
                                "The budget begins anew at ",
                                "Charged: NO");

                Queue.approvals(example).send(id);
                Message refused = Queue.failures(example).take();
                assertThat(refused.getBody(String.class)).isEqualTo(id);
                assertThat(refused.getStringProperty("outcome")).isEqualTo("over budget");
                assertThat(refused.getStringProperty("reason")).startsWith("budget=drafts: ");
                assertThat(refused.getStringProperty("charged")).isEqualTo("NO");
                assertThat(example.pictureKeys()).containsExactly("drafts/fox-" + id + ".jpg");
                assertThat(simulator.bill().count()).isOne();
            }
            try (RunningExample example = example(simulator, "1.00/day")) {
                Files.move(
                        drafts.path().resolve("failed/owl.txt"), drafts.path().resolve("owl.txt"));
                drafts.arrived("done/owl.txt");
                Queue.approvals(example).send(id);
                DraftFolder.stored(example, "finals/fox-" + id + ".receipt.json");

                assertThat(simulator.bill().lines())
                        .extracting(BillLine::model)
                        .containsExactlyInAnyOrder("flux-2-klein-4b", "flux-2-klein-4b", "flux-2-max");
            }
        }
    }

    private RunningExample example(FluxSimulator simulator, String budget) {
        String[] there = OutsideSimulator.options(simulator, "a-key");
        return RunningExample.in(home, there[0], there[1], "--camel.component.flux.budgets.drafts=" + budget);
    }
}
