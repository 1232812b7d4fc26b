package io.github.camelflux.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that say how a provider reports the end of a job, and how it is called off. Not safe for use by several threads. */
@UriParams
public abstract class CallbackOptions extends MoneyOptions {

    @UriParam(
            label = "producer",
            description = "Where the provider can reach this application to report the end of a job, such as "
                    + "https://hooks.example.com/flux: what arrives there has to come to flux:callback. A token of the "
                    + "attempt's own is added as the last part of the path. With it a job is asked for its state only "
                    + "when its report is late: first after twice the time that it usually takes. Where a provider or "
                    + "model cannot report, jobs are asked for as ever. No default.")
    private String callbackUrl;

    @UriParam(
            label = "producer,security",
            secret = true,
            description =
                    "The secret that callbacks of the provider beside it are signed with; no other provider is told it. bfl gets "
                            + "it with each job and sends it back; for replicate it is the account's signing key, which begins with "
                            + "whsec_; fal and deepinfra need none. Without one the token in the address alone tells a callback from "
                            + "a forged one. Set it on the component, or as providers.NAME.callbackSecret for any provider, so that "
                            + "flux:callback knows it, too. No default.")
    private String callbackSecret;

    @UriParam(
            label = "consumer",
            description =
                    "For flux:callback as a consumer, the path at which callbacks arrive, such as /hooks/flux. It is "
                            + "served by Camel's REST consumer (platform-http, or what the REST configuration names).")
    private String path;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether a job is cancelled at its provider when the exchange that waits for it has waited long "
                            + "enough (jobTimeout), if no other exchange waits for it and the provider can cancel. What is charged "
                            + "for a cancelled job the provider decides. Default false: it goes on, and its result is kept.")
    private boolean cancelOnTimeout;

    public String getCallbackUrl() {
        return callbackUrl;
    }

    public void setCallbackUrl(String callbackUrl) {
        this.callbackUrl = callbackUrl;
    }

    public String getCallbackSecret() {
        return callbackSecret;
    }

    public void setCallbackSecret(String callbackSecret) {
        this.callbackSecret = callbackSecret;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public boolean isCancelOnTimeout() {
        return cancelOnTimeout;
    }

    public void setCancelOnTimeout(boolean cancelOnTimeout) {
        this.cancelOnTimeout = cancelOnTimeout;
    }
}
