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

    private EndpointLines lines;

    FluxEndpoint(String uri, FluxComponent component, FluxOperation operation, FluxConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    protected void doStart() throws Exception {
        EndpointChecks.check(operation, configuration, component(), component()::modelChoice);
        if (operation.needsAccount()) {
            EndpointLines opened = new EndpointLines(this);
            opened.of(configuration.getProvider());
            askedWithoutWords().ifPresent(opened::of);
            lines = opened;
            EndpointChecks.longestSubmission(this);
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
        return lines == null
                ? null
                : lines(configuration.getProvider()).get(0).account().baseUrl().toString();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    FluxComponent component() {
        return (FluxComponent) getComponent();
    }

    /**
     * A provider as it is bought from here.
     *
     * @param provider its own, or one that an operator's tier names
     * @throws io.github.camelflux.FluxException if that provider cannot be asked from here
     */
    Seller seller(String provider) {
        return lines.chosen(provider);
    }

    /** The accounts that this endpoint buys under at a provider, one for each key; as {@link #seller}. */
    List<ProviderLine> lines(String provider) {
        return lines.chosen(provider).lines();
    }

    /**
     * What one job would cost at a provider, bought today; empty if the price is not known.
     *
     * @throws IOException if a picture of the request cannot be read
     */
    Optional<BigDecimal> estimate(String provider, ImageRequest request) throws IOException {
        Model model = component().engine().catalog().find(request.model(), provider);
        return model.estimate(provider, request, component().today());
    }

    /** Who is asked when a message says nothing: a tier of the endpoint's may lead to another provider than its own. */
    private Optional<String> askedWithoutWords() {
        return operation.buys().map(bought -> component()
                .modelChoice()
                .of(configuration, Tool.of(bought).defaultModel())
                .provider());
    }
}
