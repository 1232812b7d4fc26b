package io.github.camelflux.component;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/** How the component reaches providers. Read once, when the component starts. Not safe for use by several threads. */
public abstract class NetworkOptions extends HealthCheckComponent {

    @Metadata(
            label = "security",
            description = "Hosts, separated by commas, that may have the API key and whose result links are fetched "
                    + "whatever their address, beside the host of baseUrl and the provider's own domain. An entry "
                    + "is host (https) or host:port. Default nobody.")
    private String trustedHosts;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether result links by https may point to inner addresses.")
    private boolean allowPrivateResultHosts;

    @Metadata(
            label = "advanced",
            description = "Headers that every request to a provider carries, by their names, such as X-Team. Those "
                    + "whose name looks like a secret go only where the API key may go.")
    private Map<String, Object> httpHeader = new LinkedHashMap<>();

    @Metadata(label = "proxy", description = "Host of an HTTP proxy. Without it the JVM's own proxy settings count.")
    private String proxyHost;

    @Metadata(label = "proxy", description = "Port of the HTTP proxy.")
    private Integer proxyPort;

    @Metadata(label = "proxy,security", secret = true, description = "User name at the HTTP proxy.")
    private String proxyUser;

    @Metadata(label = "proxy,security", secret = true, description = "Password at the HTTP proxy.")
    private String proxyPassword;

    @Metadata(
            label = "proxy",
            description =
                    "Hosts that are asked without the proxy, separated by vertical bars, with an asterisk for any "
                            + "characters. Default localhost and the loopback addresses.")
    private String nonProxyHosts;

    @Metadata(label = "security", description = "TLS settings for all connections to providers.")
    private SSLContextParameters sslContextParameters;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether the TLS settings of the Camel context are used.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "advanced",
            defaultValue = "8",
            description = "How many pictures are downloaded at once; further ones wait without a thread. Default 8.")
    private int maxDownloads = 8;

    public String getTrustedHosts() {
        return trustedHosts;
    }

    public void setTrustedHosts(String trustedHosts) {
        this.trustedHosts = trustedHosts;
    }

    public boolean isAllowPrivateResultHosts() {
        return allowPrivateResultHosts;
    }

    public void setAllowPrivateResultHosts(boolean allowPrivateResultHosts) {
        this.allowPrivateResultHosts = allowPrivateResultHosts;
    }

    public Map<String, Object> getHttpHeader() {
        return httpHeader;
    }

    public void setHttpHeader(Map<String, Object> httpHeader) {
        this.httpHeader = httpHeader;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUser() {
        return proxyUser;
    }

    public void setProxyUser(String proxyUser) {
        this.proxyUser = proxyUser;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public String getNonProxyHosts() {
        return nonProxyHosts;
    }

    public void setNonProxyHosts(String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public int getMaxDownloads() {
        return maxDownloads;
    }

    public void setMaxDownloads(int maxDownloads) {
        this.maxDownloads = maxDownloads;
    }
}
