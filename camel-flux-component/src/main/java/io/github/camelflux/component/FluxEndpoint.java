package io.github.camelflux.component;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.Model;
import io.github.camelflux.job.ProviderLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Make and edit pictures and videos with FLUX models: each message buys once, and its job is followed to the end. */
@ManagedResource(description = "Managed Flux endpoint")
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "flux",
        title = "Flux",
        syntax = "flux:operation",
        category = {Category.AI},
        headersClass = FluxConstants.class)
public class FluxEndpoint extends DefaultEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    @UriPath(
            enums =
                    "generate,edit,fill,expand,outpaint,erase,deblur,try-on,video,video-edit,video-upscale,await,status,cancel,jobs,forget,estimate,credits,models,ledger,callback,results",
            description =
                    "What to do: generate, edit, fill, expand (or outpaint), erase, deblur and try-on buy a picture,"
                            + " video, video-edit and video-upscale a video; await, status, cancel, jobs and forget look after jobs;"
                            + " estimate says what a purchase would cost, credits what is left at the provider, models lists"
                            + " models, ledger what was bought; callback takes what providers report, behind any HTTP consumer or as one"
                            + " itself; results is consumed.")
    @Metadata(required = true)
    private final FluxOperation operation;

    @UriParam
    private final FluxConfiguration configuration;

    private List<ProviderLine> lines = List.of();
    private List<String> accounts = List.of();
    private String namespace;

    FluxEndpoint(String uri, FluxComponent component, FluxOperation operation, FluxConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    protected void doStart() throws Exception {
        EndpointChecks.check(operation, configuration, component(), component()::modelChoice);
        if (operation.needsAccount()) {
            String provider = configuration.getProvider();
            List<String> keys = component().apiKeys().find(provider, configuration.getApiKey());
            lines = keys.stream()
                    .map(key -> component().engine().lines().open(provider, key, baseUrl(), configuration.getRegion()))
                    .toList();
            accounts = List.copyOf(
                    lines.stream().map(line -> line.account().alias()).toList());
            namespace = component().namespace(line().account());
        }
        super.doStart();
    }

    @Override
    public Producer createProducer() throws Exception {
        if (operation == FluxOperation.results) {
            throw new IllegalArgumentException("flux:results is consumed (from), nothing can be sent to it");
        }
        return new FluxProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer =
                switch (operation) {
                    case results -> new FluxResultsConsumer(this, processor);
                    case callback -> new FluxCallbackConsumer(this, processor);
                    default ->
                        throw new IllegalArgumentException("flux:" + operation
                                + " is sent to (to), only flux:results and flux:callback can be consumed");
                };
        configureConsumer(consumer);
        return consumer;
    }

    @ManagedAttribute(description = "What the endpoint does")
    public FluxOperation getOperation() {
        return operation;
    }

    /** What this endpoint is told. */
    public FluxConfiguration getConfiguration() {
        return configuration;
    }

    /** Where the provider's API is; null for operations that ask no provider. */
    @Override
    public String getServiceUrl() {
        return lines.isEmpty() ? null : line().account().baseUrl().toString();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    FluxComponent component() {
        return (FluxComponent) getComponent();
    }

    /** The accounts that this endpoint buys under, one for each key; none for operations that ask no provider. */
    List<ProviderLine> lines() {
        return lines;
    }

    /** Their aliases. */
    List<String> accounts() {
        return accounts;
    }

    /** Where the keys of its messages live. */
    String namespace() {
        return namespace;
    }

    /** The first of them: it names the account whose jobs messages come back to. */
    ProviderLine line() {
        return lines.get(0);
    }

    /**
     * What one job would cost at the endpoint's provider, bought today; empty if the price is not known.
     *
     * @throws IOException if a picture of the request cannot be read
     */
    Optional<BigDecimal> estimate(ImageRequest request) throws IOException {
        Model model = component().engine().catalog().find(request.model());
        return model.estimate(configuration.getProvider(), request, component().today());
    }

    private String baseUrl() {
        return configuration.getBaseUrl() != null
                ? configuration.getBaseUrl()
                : component()
                        .providerSettings()
                        .find(configuration.getProvider(), "baseUrl")
                        .orElse(null);
    }
}
