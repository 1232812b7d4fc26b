package io.github.camelflux.component;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * {@code from("flux:callback?path=/hooks/flux")}: serves callbacks by Camel's REST consumer. The route gets each callback when its
 * answer stands: the status in the header {@link Exchange#HTTP_RESPONSE_CODE}, no body.
 */
public class FluxCallbackConsumer extends DefaultConsumer {

    private static final String DEFAULT_COMPONENT = "platform-http";

    /** What keeps a server from taking the body of a form apart: a signature is over its bytes. */
    private static final Map<String, Map<String, Object>> RAW_BODY = Map.of(
            DEFAULT_COMPONENT, Map.of("populateBodyWithForm", false), "netty-http", Map.of("bridgeEndpoint", true));

    private final FluxEndpoint endpoint;
    private final CallbackStep step;
    private Consumer server;

    FluxCallbackConsumer(FluxEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.step = new CallbackStep(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        server = serve();
        ServiceHelper.startService(server);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownService(server);
        server = null;
        super.doStop();
    }

    private Consumer serve() throws Exception {
        CamelContext context = endpoint.getCamelContext();
        RestConfiguration configuration = CamelContextHelper.getRestConfiguration(context, null);
        String named = Optional.ofNullable(configuration.getComponent()).orElse(DEFAULT_COMPONENT);
        RestConsumerFactory factory = factory(context, named);
        String path = path();
        Map<String, Object> parameters = new HashMap<>(RAW_BODY.getOrDefault(named, Map.of()));
        return factory.createConsumer(
                context, new Handler(), "POST", path + "/{token}", null, null, null, configuration, parameters);
    }

    private String path() {
        String path = endpoint.getConfiguration().getPath();
        if (path == null || path.isBlank() || path.matches(".*[?#{}\\s].*")) {
            throw new IllegalArgumentException("path: '" + path
                    + "' is no path to serve callbacks at; flux:callback as a consumer needs one, such as /hooks/flux");
        }
        String trimmed = path.strip().replaceAll("^/+|/+$", "");
        return "/" + trimmed;
    }

    private static RestConsumerFactory factory(CamelContext context, String named) {
        RestConsumerFactory factory = context.getRegistry().lookupByNameAndType(named, RestConsumerFactory.class);
        if (factory != null) {
            return factory;
        }
        Component component = context.getComponent(named, true);
        if (component instanceof RestConsumerFactory serves) {
            return serves;
        }
        throw new IllegalArgumentException("flux:callback: the component " + named
                + " cannot serve callbacks; add camel-platform-http and one that runs it, or name another in the REST"
                + " configuration");
    }

    private final class Handler extends AsyncProcessorSupport {

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return step.process(exchange, done -> AsyncProcessorConverterHelper.convert(getProcessor())
                    .process(exchange, callback));
        }
    }
}
