package io.github.camelflux.simulator.bfl;

import com.networknt.schema.JsonSchema;
import java.time.Duration;

/**
 * One model as the OpenAPI document has it.
 *
 * @param name the last part of its path
 * @param family what it shares with others
 * @param schema of its body
 * @param maxPixels the most pixels of a result
 * @param price of one picture
 * @param usualRunTime from submission to the end
 * @param costAtSubmit whether the answer to a submission names the cost
 */
record Model(
        String name,
        ModelFamily family,
        JsonSchema schema,
        long maxPixels,
        PriceTag price,
        Duration usualRunTime,
        boolean costAtSubmit) {}
