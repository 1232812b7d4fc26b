package io.github.camelflux.component;

import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;

/** What can be told wrong about the job store before it is opened. Each message names option and value. */
final class StoreChecks {

    private static final List<String> STORES = List.of("memory", "jdbc");

    private StoreChecks() {}

    /**
     * @param requestTimeout what endpoints are told that do not say otherwise
     * @throws IllegalArgumentException if an option is wrong
     */
    static void check(StateOptions options, CamelContext context, Duration requestTimeout) {
        if (!STORES.contains(options.getJobStore())) {
            throw new IllegalArgumentException(
                    "jobStore: '" + options.getJobStore() + "' is none of " + String.join(", ", STORES));
        }
        if (!options.isDurable()) {
            return;
        }
        if (options.getDataSource() == null) {
            throw new IllegalArgumentException(
                    "dataSource: jobStore=jdbc needs a DataSource: bind one in the registry, or"
                            + " name one of several with dataSource=#bean:name");
        }
        if (options.getStoreThreads() < 1) {
            throw new IllegalArgumentException("storeThreads: " + options.getStoreThreads() + " is less than 1");
        }
        if (options.getStoreNamespace() == null && !context.getNameStrategy().isFixedName()) {
            throw new IllegalArgumentException(
                    "storeNamespace: with jobStore=jdbc set it, or give the Camel context a name."
                            + " '" + context.getName()
                            + "' is a default name that other applications on the database may have,"
                            + " too: their messages would share pictures with the messages of this one");
        }
        requestTimeout(options, requestTimeout);
    }

    /**
     * Others may take a node's jobs over when its lease ended: no request to buy may be under way then.
     *
     * @throws IllegalArgumentException if a request might last that long
     */
    static void requestTimeout(StoreOptions options, Duration requestTimeout) {
        if (options.isDurable() && requestTimeout.compareTo(EngineSettings.longestRequest(options)) > 0) {
            throw new IllegalArgumentException("nodeLease: "
                    + options.getNodeLease().toMillis()
                    + " ms is not above requestTimeout=" + requestTimeout.toMillis() + " ms plus two renewals of "
                    + EngineSettings.renewal(options).toMillis() + " ms");
        }
    }
}
