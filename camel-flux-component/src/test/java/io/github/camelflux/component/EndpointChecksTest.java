package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A route with a mistake does not start, and says which option is wrong. */
class EndpointChecksTest extends SimulatedRoutes {

    @Override
    protected void configure(FluxComponent flux) {
        flux.setAllowedModels("flux-2-*, flux-kontext-pro");
        flux.getTiers().put("own", "bfl:flux-pro-1.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                generate?size=10by10                       | size: '10by10'
                generate?size=512x512&width=512            | size: 512x512
                generate?width=0                           | width: 0
                generate?height=-1                         | height: -1
                generate?steps=0                           | steps: 0
                generate?count=0                           | count: 0 is less than 1
                generate?count=11                          | count: 11 is more than the component's maxCount, which is 10
                generate?count=3&seed=7                    | seed: 7 with a count of 3 would buy the same picture 3 times
                estimate?count=11                          | count: 11 is more than
                generate?outputFormat=gif                  | outputFormat: 'gif'
                generate?model=../credits                  | model: '../credits'
                generate?model=flux-pro-1.1                | allowedModels
                generate?size=landscape_9_16               | none of square_hd, square, portrait_4_3
                generate?tier=cheap                        | tier: 'cheap' is none of the tiers draft, standard, final
                generate?tier=draft&model=flux-2-max       | tier: 'draft' and model 'flux-2-max' say the same twice
                estimate?tier=own                          | allowedModels
                generate?idempotencyKey=order              | idempotencyKey: 'order'
                generate?requestTimeout=10m                | requestTimeout: 600000
                generate?requestTimeout=0                  | requestTimeout: 0
                generate?queueTimeout=0                    | queueTimeout: 0
                generate?pollInterval=1ms                  | pollInterval: 1
                generate?pollsPerJob=1                     | pollsPerJob: 1 is not between 2 and 20
                generate?pollsPerJob=21                    | pollsPerJob: 21 is not
                generate?baseUrl=ftp://example.com         | baseUrl: 'ftp://example.com'
                generate?baseUrl=http://example.com/v1?x=1 | baseUrl: 'http://example.com
                generate?apiKey=sk 17                      | apiKey: the API key for the provider bfl holds a space
                generate?provider=nobody                   | provider
                generate?inputImages=file:/etc/passwd      | inputImages: 'file:/etc/passwd'
                generate?mask=file:/etc/passwd             | mask: 'file:/etc/passwd' is not an http or https URL
                estimate?forOperation=paint                | forOperation: 'paint' is none of generate, edit, fill
                estimate?width=0                           | width: 0
                estimate?model=flux-pro-1.1                | allowedModels
                generate?maxCost=much                      | maxCost: 'much' is not an amount of US dollars
                edit?maxCost=0                             | maxCost: '0' is not above 0
                generate?budget=shop                       | budget: 'shop' is none of the component's budgets (there are none)
                ledger?since=yesterday                     | since: 'yesterday' is not a day, such as 2026-11-27
                ledger?since=2026-11-27&until=2026-11-26   | since: 2026-11-27 is after until=2026-11-26
                ledger?groupBy=day,colour                  | groupBy: 'colour' is none of day, month, route, model
                jobs?limit=0                               | limit: 0
                jobs?state=lost                            | state: 'lost'
                """)
    void says_option_and_value(String uri, String words) {
        assertFails("flux:" + uri).hasStackTraceContaining(words);
    }

    @Test
    void a_component_that_sets_model_and_tier_leaves_it_to_endpoints_that_set_one() throws Exception {
        flux().getConfiguration().setModel("flux-2-max");
        flux().getConfiguration().setTier("draft");

        assertFails("flux:generate").hasStackTraceContaining("tier: 'draft' and model 'flux-2-max' say the same twice");
        context.getEndpoint("flux:generate?tier=final", FluxEndpoint.class);
    }

    @Test
    void a_component_that_allows_no_picture_does_not_start() {
        FluxComponent none = new FluxComponent();
        none.setMaxCount(0);
        none.setCamelContext(context);

        assertThatThrownBy(none::start).hasStackTraceContaining("maxCount: 0 is less than 1");
    }

    @Test
    void a_password_in_a_base_url_is_refused_and_not_repeated() {
        assertFails("flux:generate?baseUrl=RAW(http://user:passw0rd@example.com)")
                .rootCause()
                .hasMessageContaining("baseUrl")
                .message()
                .doesNotContain("passw0rd");
    }

    @Test
    void lists_the_operations() {
        assertFails("flux:paint").hasStackTraceContaining("generate, edit");
    }

    @Test
    void results_are_consumed_only() {
        assertFails("flux:results").hasStackTraceContaining("from");
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("flux:generate").to("mock:end");
                    }
                }))
                .hasStackTraceContaining("flux:results");
    }

    @Test
    void without_a_key_it_says_where_it_looked() {
        flux().getConfiguration().setApiKey(null);

        assertFails("flux:generate")
                .hasStackTraceContaining("providers[bfl.apiKey]")
                .hasStackTraceContaining("BFL_API_KEY");
        context.getEndpoint("flux:status");
    }

    private AbstractThrowableAssert<?, ?> assertFails(String uri) {
        return assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:wrong").to(uri);
            }
        }));
    }
}
