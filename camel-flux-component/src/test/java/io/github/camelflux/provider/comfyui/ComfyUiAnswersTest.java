package io.github.camelflux.provider.comfyui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Samples;
import io.github.camelflux.provider.SubmitAnswer;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of outcomes, row by row. */
class ComfyUiAnswersTest {

    private static final RemoteJob JOB = new RemoteJob("id-1", null, null, null);

    private static final String OUTPUTS = "'outputs':{'9':{'images':["
            + "{'filename':'a b_1.png','subfolder':'my/cats','type':'output'},"
            + "{'filename':'a b_2.png','subfolder':'','type':'output'}]},"
            + "'12':{'images':[{'filename':'p.png','subfolder':'','type':'temp'}]},'13':{'text':['hello']}}";

    private static final String GRAPH = "'prompt':[3,'id-1',{'3':{'inputs':{'seed':17454220438242315174}}},{},['9']]";

    @Test
    void the_id_of_the_answer_is_the_jobs() {
        assertThat(submitted(Samples.answer(200, "{'prompt_id':'id-1','number':4,'node_errors':{}}")))
                .isEqualTo(new SubmitAnswer.Accepted(JOB));
    }

    @Test
    void an_id_that_the_server_has_seen_was_accepted_before() {
        assertThat(submitted(Samples.answer(409, "{'error':{'type':'prompt_id_in_use'}}")))
                .isEqualTo(new SubmitAnswer.Accepted(new RemoteJob(Samples.ATTEMPT, null, null, null)));
    }

    @ParameterizedTest
    @CsvSource({"200,{}", "200,", "302,", "408,", "500,{}", "502,<html>", "503,", "504,"})
    void whatever_leaves_it_open_is_unclear_and_sent_again(int status, String body) {
        assertThat(submitted(Samples.answer(status, body == null ? "" : body)))
                .isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no_prompt",
                "prompt_no_outputs",
                "invalid_prompt",
                "missing_node_type",
                "prompt_outputs_failed_validation",
                "invalid_prompt_id"
            })
    void an_error_is_told_by_its_type_and_message(String type) {
        Refusal refusal = refused(Samples.answer(
                400,
                "{'error':{'type':'" + type + "','message':'It is wrong','details':'here','extra_info':{}},"
                        + "'node_errors':{}}"));

        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID);
        assertThat(refusal.message()).isEqualTo(type + ": It is wrong; here");
    }

    @Test
    void errors_of_nodes_are_told_node_by_node() {
        Refusal refusal = refused(Samples.answer(
                400,
                "{'error':{'type':'prompt_outputs_failed_validation','message':'Prompt outputs failed validation',"
                        + "'details':'','extra_info':{}},'node_errors':{'6':{'errors':[{'type':'required_input_missing',"
                        + "'message':'Required input is missing','details':'clip','extra_info':{}}],"
                        + "'dependent_outputs':['9'],'class_type':'CLIPTextEncode'}}}"));

        assertThat(refusal.message())
                .isEqualTo("prompt_outputs_failed_validation: Prompt outputs failed validation;"
                        + " node 6 (CLIPTextEncode): Required input is missing: clip");
    }

    @ParameterizedTest
    @CsvSource({"400,INVALID", "401,UNAUTHORIZED", "403,UNAUTHORIZED", "404,INVALID", "413,INVALID", "429,RATE_LIMITED"
    })
    void what_a_proxy_refuses_is_refused(int status, Refusal.Reason reason) {
        assertThat(refused(Samples.answer(status, "<html>")).reason()).isEqualTo(reason);
    }

    @Test
    void an_upload_that_is_not_taken_keeps_the_job_back() {
        ComfyUiProvider provider = Graphs.provider(Map.of());

        assertThat(provider.prepared(Samples.answer(200, "{'name':'x.png'}"))).isEmpty();
        assertThat(provider.prepared(Samples.answer(503, "")).orElseThrow().reason())
                .isEqualTo(Refusal.Reason.NOT_SENT);
        assertThat(provider.prepared(Samples.answer(401, "")).orElseThrow().reason())
                .isEqualTo(Refusal.Reason.UNAUTHORIZED);
        assertThat(provider.prepared(Samples.answer(400, "")).orElseThrow().reason())
                .isEqualTo(Refusal.Reason.INVALID);
    }

    @Test
    void while_the_history_does_not_know_it_the_queue_is_asked() {
        assertThat(polled(Map.of(), "{}"))
                .isEqualTo(new PollAnswer.Elsewhere(URI.create("http://127.0.0.1:8188/api/jobs/id-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "in_progress", "completed", "failed", "cancelled"})
    void the_queue_says_that_it_runs_and_how_it_ended_the_history_says(String status) {
        assertThat(resulted(200, "{'id':'id-1','status':'" + status + "'}"))
                .isEqualTo(new PollAnswer.Running(status, true, null));
    }

    @Test
    void an_unknown_word_of_the_queue_means_that_it_still_runs() {
        assertThat(resulted(200, "{'status':'napping'}")).isEqualTo(new PollAnswer.Running("napping", false, null));
    }

    @Test
    void a_job_that_neither_knows_is_not_there() {
        assertThat(resulted(404, "{'error':'Job not found'}")).isInstanceOf(PollAnswer.NotFound.class);
    }

    @Test
    void a_server_without_jobs_is_believed_to_have_it_queued() {
        assertThat(resulted(404, "404: Not Found")).isEqualTo(new PollAnswer.Running("pending", true, null));
    }

    @ParameterizedTest
    @CsvSource({"200,{}", "401,{}", "500,", "503,<html>"})
    void no_answer_of_the_queue_says_nothing(int status, String body) {
        assertThat(resulted(status, body == null ? "" : body)).isInstanceOf(PollAnswer.NotAnswered.class);
    }

    @Test
    void success_is_all_pictures_that_were_saved_with_the_seed_of_the_graph() {
        PollAnswer answer = polled(
                Map.of(),
                "{'id-1':{" + GRAPH + "," + OUTPUTS
                        + ",'status':{'status_str':'success','completed':true,'messages':[]}}}");

        assertThat(links(answer))
                .containsExactly(
                        "http://127.0.0.1:8188/view?filename=a%20b_1.png&subfolder=my%2Fcats&type=output",
                        "http://127.0.0.1:8188/view?filename=a%20b_2.png&subfolder=&type=output");
        assertThat(((PollAnswer.Ready) answer).seed()).isEqualTo(new BigInteger("17454220438242315174"));
    }

    @Test
    void only_the_pictures_of_the_nodes_that_are_meant() {
        String body = "{'id-1':{" + OUTPUTS + ",'status':{'status_str':'success','completed':true}}}";

        assertThat(links(polled(Map.of("outputNode", "12, 13"), body)))
                .containsExactly("http://127.0.0.1:8188/view?filename=p.png&subfolder=&type=temp");
        assertThat(polled(Map.of("outputNode", "77"), body)).isInstanceOf(PollAnswer.Failed.class);
    }

    @Test
    void an_entry_of_an_older_server_has_no_status_and_is_the_end() {
        assertThat(links(polled(Map.of(), "{'id-1':{" + OUTPUTS + "}}"))).hasSize(2);
    }

    @Test
    void success_without_a_picture_is_a_failure_that_speaks_of_the_seed() {
        assertThat(polled(Map.of(), "{'id-1':{'outputs':{},'status':{'status_str':'success','completed':true}}}"))
                .isInstanceOfSatisfying(PollAnswer.Failed.class, failed -> assertThat(failed.why())
                        .contains("seed"));
    }

    @Test
    void an_error_is_told_with_the_node_that_failed() {
        assertThat(polled(
                        Map.of(),
                        "{'id-1':{'outputs':{},'status':{'status_str':'error','completed':false,'messages':["
                                + "['execution_start',{'prompt_id':'id-1'}],"
                                + "['execution_error',{'node_id':'3','node_type':'KSampler','exception_type':'OutOfMemoryError',"
                                + "'exception_message':'Allocation on device','traceback':['...']}]]}}}"))
                .isEqualTo(new PollAnswer.Failed("node 3 (KSampler): Allocation on device", null));
        assertThat(polled(Map.of(), "{'id-1':{'status':{'status_str':'error'}}}"))
                .isEqualTo(new PollAnswer.Failed("error without an explanation", null));
    }

    @Test
    void an_interruption_is_a_cancellation() {
        assertThat(polled(
                        Map.of(),
                        "{'id-1':{'outputs':{},'status':{'status_str':'error','completed':false,'messages':["
                                + "['execution_start',{}],['execution_interrupted',{'node_id':'3'}]]}}}"))
                .isEqualTo(new PollAnswer.Cancelled(true, null));
    }

    @Test
    void an_entry_that_is_not_completed_still_runs() {
        assertThat(polled(Map.of(), "{'id-1':{'outputs':{},'status':{'completed':false}}}"))
                .isEqualTo(new PollAnswer.Running("running", true, null));
    }

    @ParameterizedTest
    @CsvSource({"200,<html>", "200,[]", "200,{'other':{}}", "401,{}", "404,", "500,", "503,<html>"})
    void what_is_no_history_says_nothing(int status, String body) {
        assertThat(Graphs.provider(Map.of())
                        .polled(
                                JOB,
                                Graphs.OPEN,
                                Samples.answer(status, body == null ? "" : body, Map.of("retry-after", "3"))))
                .isInstanceOfSatisfying(PollAnswer.NotAnswered.class, silent -> assertThat(silent.retryAfter())
                        .isEqualTo("3"));
    }

    @Test
    void a_cancellation_is_requested_or_comes_too_late() {
        ComfyUiProvider provider = Graphs.provider(Map.of());

        assertThat(provider.cancelled(Samples.answer(200, "{'cancelled':true}")))
                .isInstanceOf(CancelAnswer.Requested.class);
        assertThat(provider.cancelled(Samples.answer(200, ""))).isInstanceOf(CancelAnswer.Requested.class);
        assertThat(provider.cancelled(Samples.answer(200, "{'cancelled':false}")))
                .isInstanceOf(CancelAnswer.Refused.class);
        assertThat(provider.cancelled(Samples.answer(404, "404: Not Found")))
                .isInstanceOfSatisfying(CancelAnswer.Refused.class, refused -> assertThat(refused.why())
                        .contains("providers[comfyui.cancel]=queue"));
        assertThat(provider.cancelled(Samples.answer(503, ""))).isInstanceOf(CancelAnswer.NotAnswered.class);
    }

    private static SubmitAnswer submitted(HttpAnswer answer) {
        return Graphs.provider(Map.of())
                .submitted(Samples.submission(Samples.request("flux-dev").build(), Graphs.BASE, ""), answer);
    }

    private static Refusal refused(HttpAnswer answer) {
        return ((SubmitAnswer.Refused) submitted(answer)).refusal();
    }

    private static PollAnswer polled(Map<String, String> options, String body) {
        return Graphs.provider(options).polled(JOB, Graphs.OPEN, Samples.answer(200, body));
    }

    private static PollAnswer resulted(int status, String body) {
        return Graphs.provider(Map.of()).resulted(JOB, Graphs.OPEN, Samples.answer(status, body));
    }

    private static List<String> links(PollAnswer answer) {
        return ((PollAnswer.Ready) answer)
                .pictures().stream()
                        .map(picture -> ((MadePicture.Linked) picture).link().toString())
                        .toList();
    }
}
