package io.github.camelflux.provider.wireflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Samples;
import io.github.camelflux.provider.SubmitAnswer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both tables of outcomes, row by row. */
class WireflowAnswersTest {

    private static final String LIST = "{'executionId':'ex1','status':'COMPLETED','error':null,'nodes':["
            + "{'id':'text-input-1','type':'input:text','outputs':{}},"
            + "{'id':'generate-1','type':'generate:flux_2_pro','data':{'params':{'image':'https://in.example/x.png'}},"
            + "'outputs':{'images':[{'id':'i','url':'https://cdn.wireflow.ai/1.png','downloadUrl':'https://cdn.wireflow.ai/d'}]}},"
            + "{'id':'generate-2','outputs':{'images':[{'url':'https://cdn.wireflow.ai/2.png'}]}}]}";

    private static final String BY_NODE = "{'data':{'executionId':'ex1','status':'completed','outputs':{"
            + "'generate-1':{'image':'https://cdn.wireflow.ai/1.png','thumbnail':'https://cdn.wireflow.ai/t.png'},"
            + "'generate-2':{'image':'https://cdn.wireflow.ai/2.png'}}}}";

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void an_execution_id_means_accepted(int status) {
        SubmitAnswer answer =
                submitted(Samples.answer(status, "{'executionId':'ex1'}", Map.of("x-request-id", "req-1")));

        assertThat(answer).isEqualTo(new SubmitAnswer.Accepted(new RemoteJob("ex1", null, null, "req-1")));
    }

    @ParameterizedTest
    @CsvSource({"201,{}", "202,", "302,", "408,{}", "409,{'error':'in progress'}", "500,{}", "503,<html>", "504,"})
    void whatever_leaves_it_open_is_unclear_and_sent_again(int status, String body) {
        assertThat(submitted(Samples.answer(status, body == null ? "" : body)))
                .isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID",
        "401,UNAUTHORIZED",
        "402,NO_CREDIT",
        "403,UNAUTHORIZED",
        "404,INVALID",
        "422,INVALID",
        "429,RATE_LIMITED"
    })
    void a_4xx_is_a_refusal(int status, Refusal.Reason reason) {
        Refusal refusal = refused(Samples.answer(
                status, "{'error':'that is why','code':'x'}", Map.of("retry-after", "7", "x-request-id", "req-1")));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.message()).isEqualTo("that is why (request req-1)");
        assertThat(refusal.retryAfter()).isEqualTo("7");
    }

    @Test
    void too_little_credit_says_what_is_needed_for_which_node() {
        Refusal refusal = refused(Samples.answer(
                402,
                "{'requiredCredits':10.5,'availableCredits':3,'breakdown':["
                        + "{'nodeId':'generate-1','type':'generate:flux_2_pro','credits':5},'upscale 5.5']}"));

        assertThat(refusal.required()).isEqualByComparingTo(new BigDecimal("10.5"));
        assertThat(refusal.available()).isEqualByComparingTo(new BigDecimal("3"));
        assertThat(refusal.details())
                .containsExactly("nodeId generate-1, type generate:flux_2_pro, credits 5", "upscale 5.5");
        assertThat(refused(Samples.answer(402, Samples.HTML)).required()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "RUNNING", "QUEUED", "IN_PROGRESS", "anything", "CANCELLED"})
    void any_word_but_two_means_that_it_still_runs(String status) {
        assertThat(polled(Map.of(), Samples.answer(200, "{'status':'" + status + "'}")))
                .isEqualTo(new PollAnswer.Running(status, true, null));
    }

    @Test
    void several_outputs_are_several_pictures() {
        assertThat(links(polled(Map.of(), Samples.answer(200, LIST))))
                .containsExactly("https://cdn.wireflow.ai/1.png", "https://cdn.wireflow.ai/2.png");
        assertThat(links(polled(Map.of(), Samples.answer(200, BY_NODE))))
                .containsExactly("https://cdn.wireflow.ai/1.png", "https://cdn.wireflow.ai/2.png");
    }

    @Test
    void only_those_of_the_node_that_is_meant() {
        Map<String, String> second = Map.of("outputNode", "generate-2");

        assertThat(links(polled(second, Samples.answer(200, LIST)))).containsExactly("https://cdn.wireflow.ai/2.png");
        assertThat(links(polled(second, Samples.answer(200, BY_NODE))))
                .containsExactly("https://cdn.wireflow.ai/2.png");
    }

    @Test
    void where_outputs_stand_can_be_said() {
        String body = "{'status':'COMPLETED','made':{'it':['https://cdn.wireflow.ai/1.png']}}";

        assertThat(links(polled(Map.of("outputs", "/made/it"), Samples.answer(200, body))))
                .containsExactly("https://cdn.wireflow.ai/1.png");
    }

    @Test
    void completed_without_a_picture_is_a_failure() {
        assertThat(polled(Map.of("outputNode", "none"), Samples.answer(200, LIST)))
                .isEqualTo(new PollAnswer.Failed("completed without a picture in the outputs of the node none", null));
        assertThat(polled(Map.of(), Samples.answer(200, "{'status':'COMPLETED'}")))
                .isInstanceOf(PollAnswer.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'error':'A node failed'", "'error':{'message':'A node failed'}", "'message':'A node failed'"})
    void failed_says_why(String why) {
        assertThat(polled(Map.of(), Samples.answer(200, "{'status':'FAILED'," + why + "}")))
                .isEqualTo(new PollAnswer.Failed("A node failed", null));
        assertThat(polled(Map.of(), Samples.answer(200, "{'data':{'status':'FAILED'," + why + "}}")))
                .isEqualTo(new PollAnswer.Failed("A node failed", null));
    }

    @Test
    void failed_without_a_word_is_failed_too() {
        assertThat(polled(Map.of(), Samples.answer(200, "{'status':'FAILED'}")))
                .isEqualTo(new PollAnswer.Failed("FAILED without an explanation", null));
    }

    @ParameterizedTest
    @CsvSource({
        "200,{}",
        "200,<html>",
        "401,{'error':'no'}",
        "403,{}",
        "404,{'error':'Execution not found'}",
        "429,{}",
        "404,{'status':'error'}",
        "500,",
        "503,<html>"
    })
    void without_a_state_nothing_is_said_about_the_execution(int status, String body) {
        assertThat(polled(Map.of(), Samples.answer(status, body == null ? "" : body, Map.of("retry-after", "9"))))
                .isInstanceOfSatisfying(PollAnswer.NotAnswered.class, silent -> assertThat(silent.retryAfter())
                        .isEqualTo("9"));
    }

    private static SubmitAnswer submitted(HttpAnswer answer) {
        return WireflowSubmitAnswers.read(answer);
    }

    private static Refusal refused(HttpAnswer answer) {
        return ((SubmitAnswer.Refused) submitted(answer)).refusal();
    }

    private static PollAnswer polled(Map<String, String> options, HttpAnswer answer) {
        return new WireflowProvider(ModelCatalog.shipped(), Samples.options("wireflow", options))
                .polled(null, null, answer);
    }

    private static List<String> links(PollAnswer answer) {
        return ((PollAnswer.Ready) answer)
                .pictures().stream()
                        .map(picture -> ((MadePicture.Linked) picture).link().toString())
                        .toList();
    }
}
