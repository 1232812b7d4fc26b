package io.github.camelflux.component;

import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.spi.Metadata;

/** Where jobs are remembered. Read once, when the component starts. Not safe for use by several threads. */
public abstract class StoreOptions extends NetworkOptions {

    @Metadata(
            enums = "memory,jdbc",
            defaultValue = "memory",
            description =
                    "Where jobs and their pictures are remembered. memory: as long as this process runs. jdbc: in "
                            + "the database of dataSource, so that jobs outlive a crash and several nodes share them. Default "
                            + "memory.")
    private String jobStore = "memory";

    @Metadata(
            autowired = true,
            description =
                    "The database of jobStore=jdbc: H2 in a file, or PostgreSQL; best a pool. Without it the only "
                            + "DataSource of the registry.")
    private DataSource dataSource;

    @Metadata(
            defaultValue = "false",
            description = "Whether the tables of jobStore=jdbc are made at start if they are not there.")
    private boolean createTables;

    @Metadata(
            label = "advanced",
            defaultValue = "4",
            description = "How many threads talk to the database of jobStore=jdbc; as many connections are used at the "
                    + "most. Default 4.")
    private int storeThreads = 4;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether the prompt as the provider changed it is stored in the database of jobStore=jdbc. "
                    + "Without it a replayed picture comes without the header CamelFluxJobPrompt.")
    private boolean storePrompts;

    @Metadata(
            label = "advanced",
            defaultValue = "90s",
            description =
                    "With jobStore=jdbc, how long after the last sign of life of a node others take over its jobs. "
                            + "Renewed six times as often, at least every 15 seconds. Must be above the longest requestTimeout "
                            + "plus two renewals. Default 90 seconds.")
    private Duration nodeLease = Duration.ofSeconds(90);

    public String getJobStore() {
        return jobStore;
    }

    public void setJobStore(String jobStore) {
        this.jobStore = jobStore;
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public boolean isCreateTables() {
        return createTables;
    }

    public void setCreateTables(boolean createTables) {
        this.createTables = createTables;
    }

    public int getStoreThreads() {
        return storeThreads;
    }

    public void setStoreThreads(int storeThreads) {
        this.storeThreads = storeThreads;
    }

    public boolean isStorePrompts() {
        return storePrompts;
    }

    public void setStorePrompts(boolean storePrompts) {
        this.storePrompts = storePrompts;
    }

    public Duration getNodeLease() {
        return nodeLease;
    }

    public void setNodeLease(Duration nodeLease) {
        this.nodeLease = nodeLease;
    }

    /** Whether jobs are to outlive this process. */
    boolean isDurable() {
        return "jdbc".equals(jobStore);
    }
}
