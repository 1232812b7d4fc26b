package io.github.camelflux.component;

import io.github.camelflux.provider.Region;
import java.util.LinkedHashMap;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * What one endpoint may be told. The component holds one of these as the default of its endpoints; each endpoint has a copy of its
 * own. Not safe for use by several threads while it is being set.
 */
@UriParams
public class FluxConfiguration extends CallbackOptions implements Cloneable {

    @UriParam(
            label = "producer",
            defaultValue = "bfl",
            enums = "bfl",
            description = "Who runs the model: bfl is Black Forest Labs.")
    private String provider = "bfl";

    @UriParam(
            label = "producer,security",
            secret = true,
            description = "The API key at the provider, or several, separated by commas: a job is bought under the one "
                    + "that has most room, and stays with it. Each has its own maxInFlight. The first names the account "
                    + "that messages find their jobs in: add keys behind it. Without this option the component's, then "
                    + "the provider's (providers.bfl.apiKey), then the environment variable BFL_API_KEY.")
    private String apiKey;

    @UriParam(
            label = "producer,advanced",
            description = "Scheme, host and port of the provider's API. Without it the provider's own, for bfl "
                    + "https://api.bfl.ai, or by region https://api.eu.bfl.ai or https://api.us.bfl.ai.")
    private String baseUrl;

    @UriParam(
            label = "producer",
            defaultValue = "global",
            enums = "global,eu,us",
            description =
                    "Where the provider may work on jobs: global is anywhere. With eu or us the provider's host of that "
                            + "region is asked, and no host that is not known to be there: a job that lies elsewhere all the same "
                            + "ends with FluxResidencyException and is kept. With baseUrl its host counts as being there. No "
                            + "message can change it.")
    private Region region = Region.GLOBAL;

    @UriParam(
            label = "producer",
            enums = "generate,edit,fill,expand,erase,deblur,try-on,video,video-edit,video-upscale",
            description = "For flux:estimate, the operation whose price is wanted; without it generate. For "
                    + "flux:models, only models that can do this.")
    private String forOperation;

    public String getProvider() {
        return provider;
    }

    public void setProvider(String provider) {
        this.provider = provider;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public Region getRegion() {
        return region;
    }

    public void setRegion(Region region) {
        this.region = region;
    }

    public String getForOperation() {
        return forOperation;
    }

    public void setForOperation(String forOperation) {
        this.forOperation = forOperation;
    }

    /** A copy that shares nothing with this one. */
    public FluxConfiguration copy() {
        try {
            FluxConfiguration copy = (FluxConfiguration) clone();
            copy.setInput(new LinkedHashMap<>(getInput()));
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
