package io.github.camelflux.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that choose a model and say how strictly a request is held against it. Not safe for use by several threads. */
@UriParams
public abstract class ModelOptions {

    @UriParam(
            label = "producer",
            description =
                    "The model by its name in the catalogue, such as flux-2-pro or flux-kontext-max, or a name of "
                            + "the provider's own that is passed through. Without it and without tier generate and edit ask "
                            + "flux-2-pro, fill flux-pro-1.0-fill, expand flux-tools/outpainting-v1, erase "
                            + "flux-tools/erase-v1, deblur flux-tools/deblur-v1, try-on flux-tools/vto-v2, video "
                            + "flux-3-video, video-edit flux-tools/video-edit-v1, video-upscale "
                            + "flux-tools/video-upscale-v1. On the component it counts for generate and edit.")
    private String model;

    @UriParam(
            label = "producer",
            description =
                    "A tier of quality in the place of a model: draft, standard, final, or one that the component "
                            + "option tiers defines. Not both model and tier. On the component it counts for generate and "
                            + "edit.")
    private String tier;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether a field that the model is known not to take is refused before anything is bought. "
                    + "With false it is sent, with one warning for each field and model. Models that are not in the "
                    + "catalogue take anything.")
    private boolean strictParameters = true;

    @UriParam(
            label = "producer",
            defaultValue = "warn",
            enums = "warn,nearest,refuse",
            description =
                    "What happens to a size in pixels that the model is not known to make: warn sends it, with one "
                            + "warning for each model; nearest sends the nearest size that the model makes and says so in the "
                            + "header CamelFluxRoundedSize; refuse refuses it and names the two nearest.")
    private SizePolicy sizePolicy = SizePolicy.WARN;

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getTier() {
        return tier;
    }

    public void setTier(String tier) {
        this.tier = tier;
    }

    public boolean isStrictParameters() {
        return strictParameters;
    }

    public void setStrictParameters(boolean strictParameters) {
        this.strictParameters = strictParameters;
    }

    public SizePolicy getSizePolicy() {
        return sizePolicy;
    }

    public void setSizePolicy(SizePolicy sizePolicy) {
        this.sizePolicy = sizePolicy;
    }
}
