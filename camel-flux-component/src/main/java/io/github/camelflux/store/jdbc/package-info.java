/**
 * The durable job store: jobs, leases and pictures in a database, in plain JDBC. {@link io.github.camelflux.store.jdbc.JdbcStorage}
 * is its front; the rest is one class for each concern.
 */
package io.github.camelflux.store.jdbc;
