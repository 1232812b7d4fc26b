package io.github.camelflux.example.catalog;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxBudgetException;
import io.github.camelflux.FluxException;
import io.github.camelflux.FluxStoppedException;
import io.github.camelflux.component.FluxConstants;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Headers;
import org.apache.camel.StreamCache;
import org.springframework.stereotype.Component;

/** Notes down what became of a row, from what {@code flux:generate} left in its message. */
@Component("rowOutcomes")
public class RowOutcomes {

    static final String STOPPED = "stopped";
    static final String OVER_BUDGET = "over budget";

    private static final String PICTURE = "picture";

    /** Of a row whose picture is in the bucket. */
    public RowOutcome picture(
            @ExchangeProperty("row") CatalogRow row,
            @ExchangeProperty("pictureName") String key,
            @Headers Map<String, Object> job,
            @Body StreamCache picture) {
        return outcome(row, PICTURE, Charged.YES, job, key, null, picture);
    }

    /** Of a row that failed. */
    public RowOutcome failure(
            @ExchangeProperty("row") CatalogRow row,
            @Headers Map<String, Object> job,
            @ExchangeException Exception why) {
        return outcome(row, word(job, why), charged(job, why), job, null, error(row, why), null);
    }

    private static RowOutcome outcome(
            CatalogRow row,
            String word,
            Charged charged,
            Map<String, Object> job,
            String key,
            String error,
            StreamCache picture) {
        return new RowOutcome(
                row,
                word,
                (String) job.get(FluxConstants.JOB_MODEL),
                (BigDecimal) job.get(FluxConstants.JOB_COST_USD),
                charged,
                Boolean.TRUE.equals(job.get(FluxConstants.JOB_REPLAYED)),
                (String) job.get(FluxConstants.JOB_ID),
                key,
                error,
                picture);
    }

    private static String word(Map<String, Object> job, Exception why) {
        if (why instanceof FluxStoppedException) {
            return STOPPED;
        }
        if (why instanceof FluxBudgetException) {
            return OVER_BUDGET;
        }
        String word = (String) job.getOrDefault(FluxConstants.JOB_OUTCOME, "refused");
        return word.equals(PICTURE) ? "not stored" : word;
    }

    private static Charged charged(Map<String, Object> job, Exception why) {
        if (why instanceof FluxException failure) {
            return failure.getCharged();
        }
        return job.containsKey(FluxConstants.JOB_ID) ? Charged.YES : Charged.NO;
    }

    private static String error(CatalogRow row, Exception why) {
        String kind = why instanceof CatalogRowException ? "" : why.getClass().getSimpleName() + ": ";
        return ("row " + row.number() + ": " + kind + why.getMessage()).replaceAll("\\s+", " ");
    }
}
