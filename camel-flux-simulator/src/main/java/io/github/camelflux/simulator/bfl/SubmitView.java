package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * The answer to a submission (BFL's schema, {@code AsyncResponse}; with a webhook {@code AsyncWebhookResponse}, which
 * has no polling address).
 *
 * @param cost credits; older models do not name it here
 * @param inputMp megapixels that came in, two decimals
 * @param outputMp megapixels of the result, two decimals
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubmitView(
        @JsonProperty String id,
        @JsonProperty("polling_url") String pollingUrl,
        @JsonProperty String status,
        @JsonProperty("webhook_url") String webhookUrl,
        @JsonProperty BigDecimal cost,
        @JsonProperty("input_mp") BigDecimal inputMp,
        @JsonProperty("output_mp") BigDecimal outputMp) {}
